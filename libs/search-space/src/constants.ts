/** More parameters than this is a mistake in a generated document: the surrogate is cubic in trials times dimensions. */
export const MAX_PARAMETERS = 500;

/** Every value is a level that enumeration, neighbours and tables may walk over; past this a parameter is numeric in disguise. */
export const MAX_VALUES = 10_000;

/** Long values are file contents in disguise; they would be repeated in every trial, export and label of a chart. */
export const MAX_STRING_LENGTH = 256;

export const MAX_NAME_LENGTH = 64;

/** Identifiers, plus '.' and '-' because R and scikit-learn pipelines name parameters so. `__proto__` cannot be a key of a plain object. */
export const NAME_PATTERN = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

export const MAX_CONSTRAINTS = 100;
export const MAX_DERIVED = 100;

/** Bounds the parser's recursion: nesting can never exceed the length. A constraint that long is better split in two. */
export const MAX_EXPRESSION_LENGTH = 1_000;

/** Bounds the recursion of whoever walks a tree; a chain of a hundred additions still fits. */
export const MAX_EXPRESSION_DEPTH = 128;

/** What a condition or a value counts that no distance can be given for: as much as the largest distance. */
export const BROKEN_CONDITION = 1;
/** How far an argument of log or sqrt that nothing can be said of is from its domain: as far as any. */
export const FARTHEST_ARGUMENT = 1;

/** Level indices must be exact integers in a double, and `index + 0.5` (the centre of a cell) too. */
export const MAX_LEVELS = 2 ** 51;

/**
 * The largest integer on a log scale, in steps. A position in [0, 1] times a logarithm of up to 37 has errors of a few ulps, which are a share of
 * the value once it is decoded; from 2^46 on they reach half a step, so that values come back as their neighbours.
 */
export const MOST_LOG_STEPS = 2 ** 45;

/**
 * Digits kept of a decoded float. A double holds 15 to 17; the lost ones absorb the rounding of encoding and decoding, so that
 * a decoded value survives the round trip bit for bit and a person can read it. Linear scales lose a few ulps of the larger bound, curved
 * ones up to |ln(min)| ulps of the value.
 */
export const LINEAR_DIGITS = 14;
export const CURVED_DIGITS = 12;

/** A stepped float given by a client may be this far off its grid (in steps): `3 * 0.1` is meant to be `0.3`. */
export const STEP_TOLERANCE = 1e-6;

/**
 * Uniform draws before a sampler turns to the guided search, at least and per wanted point: exactly uniform where one draw in 200 (one point) or one
 * in 20 (many points) is feasible, in a few milliseconds.
 */
export const REJECTION_ATTEMPTS = 1_000;
export const REJECTION_ATTEMPTS_PER_POINT = 20;

/** Uniform draws are fewer where looking at all constraints once evaluates more nodes than this: a hundred constraints of forty nodes are not cut short. */
export const REJECTION_NODES = 4_000;

/** Whether constraints leave anything is searched over at most this many parameters: mostly within 0.5 s, a few seconds at worst. */
export const SEARCHABLE_DIMENSIONS = 20;
/**
 * And with expressions of at most this many nodes together: a hundred expressions of a hundred nodes, or ten as long as can be. With more, so few points can be
 * looked at within that time that to find none says nothing; only a list that is complete tells then.
 */
export const SEARCHABLE_NODES = 10_000;

/** Combinations that a list looks at before it counts as too long, 0.2 s: what a space holds is certain up to there. What constraints rule out early counts once. */
export const LISTED_COMBINATIONS = 300_000;

/**
 * Nodes of expressions that a list evaluates for each combination that it may look at, on average, before it counts as too long too: 0.4 s in all. Twenty
 * small constraints or a weighted sum of twenty parameters are within it even where they are read to their ends at every combination; twenty such sums are
 * not.
 */
export const LISTED_NODES = 100;

/** The guided search gives up after this many restarts of this many moves per dimension: bounded time, about 0.2 s at 10 parameters. */
export const SEARCH_RESTARTS = 30;
export const SEARCH_MOVES_PER_DIMENSION = 100;
/** Most values read or decoded in one descent, over its moves: 0.05 s, where hundreds of parameters would take minutes to say that nothing is feasible. */
export const SEARCH_EFFORT = 400_000;
/**
 * An expression counts as the values that it reads, which is right up to about these nodes and two more for each value: x < y has three, a weighted sum of
 * ten forty. A thousand characters can name one parameter five hundred times, which is as much work as five hundred parameters: each two of the further
 * nodes count as a value.
 */
export const SMALL_EXPRESSION = 24;
export const NODES_PER_VALUE = 2;
/** Points of a sample that are searched for one by one, and failed searches after the first found point until fewer must do. */
export const SEARCHED_POINTS = 24;
export const FURTHER_RESTARTS = 3;
/** From so many failed searches on some moves go to the very ends of a range; not earlier, for points at the ends would be too many where others will do. */
export const RESTARTS_BEFORE_EDGES = 15;
/** Share of the moves to anywhere that then go to either end. */
export const EDGE_SHARE = 1 / 8;
/**
 * Where every search failed, because conditions such as n % 1000 == 3 have no slope to follow, so many plain draws of what constraints speak of are
 * made (0.1 s), which find one point in ten thousand; fewer where checking them reads more values than this.
 */
export const PLAIN_DRAWS = 100_000;
export const PLAIN_EFFORT = 4_000_000;

/** Feasible moves per dimension after the search has found a point, to forget where it entered the feasible part. */
export const WALK_MOVES_PER_DIMENSION = 50;

/** Moves per dimension between two points of one sample: correlated a little, at a tenth of the cost. */
export const WALK_MOVES_BETWEEN_POINTS = 5;
/** Most values read or decoded in these walks: a hundred parameters under pairwise constraints are not cut short; five hundred are, or a sample would take seconds. */
export const WALK_EFFORT = 200_000;
export const WALK_EFFORT_BETWEEN_POINTS = 20_000;

/** Parent-class combinations that are counted exactly before `cardinality` falls back to an upper bound. */
export const MAX_COUNTED_COMBINATIONS = 10_000;

/** Issues reported at once: nobody reads more, and finding the name that was meant costs time for each. */
export const MAX_ISSUES = 100;

/** A float's range must hold this share of its largest bound, or too few of its decoded values differ. */
export const NARROWEST_RANGE = 1e-10;

/** A float's step must be this share of its largest bound, or rounding errors exceed the tolerance of the step. */
export const FINEST_STEP = 1e-9;

/** Where toUnit and snapUnit put an inactive parameter: the middle, so that it is equally far from everything. */
export const INACTIVE_POSITION = 0.5;

/** Where a parameter without a stated default is first tried, unless it is categorical: the middle of its scale, as near to every value as can be. */
export const UNSTATED_DEFAULT = 0.5;

/** Edits up to which a misspelt name is taken for a known one; a third of the name's length is the other limit. */
export const MOST_EDITS = 3;

/**
 * Characters read and cells of edit distances computed for one hint, 10 ms: a name among 500 parameters of the greatest length takes half of it, a value
 * among ten thousand of 20 characters too. Beyond it there is no hint, for there may be as many hints as issues.
 */
export const MOST_HINT_WORK = 1_000_000;

/** Tables of more levels would cost more memory than the arithmetic that they save. */
export const MEMOISED_LEVELS = 1_024;

/** What Number.toFixed can print. */
export const MOST_DECIMALS = 100;

/** Of the powers of ten that a double holds; the largest exponent is 308. */
export const SMALLEST_EXPONENT = -323;
/** Powers of ten up to this one are integers that a double holds exactly. */
export const LARGEST_EXACT_POWER = 22;

/**
 * A decoded float this close to a bound (in units of its last kept digit) is the bound: the bound may have more digits than are
 * kept, and two values that encoding cannot tell apart must not both be decodable. Over six hundred decades on a log scale encoding loses .4 of it.
 */
export const BOUND_TOLERANCE = 0.5;

/** How far a neighbour of a numeric parameter lies: standard deviation, as a share of its range. */
export const NEIGHBOUR_SPREAD = 0.1;

/** Attempts per wanted neighbour before fewer are returned: constraints may forbid nearly all of them. */
export const NEIGHBOUR_ATTEMPTS = 20;

/**
 * Local moves of the search for feasible points have standard deviations 2^-1 ... 2^-12: one of them suits the thickness of the
 * feasible part, whatever it is.
 */
export const FINEST_HALVING = 12;
/**
 * A search that has failed several times goes down to 2^-24: three shares that sum to 1 within 1e-6 were else not found for two seeds in twenty, and
 * within 1e-7 for none. Not from the start, since half the moves would be too small for what is not as thin.
 */
export const FINEST_HALVING_AFTER_FAILURES = 24;
