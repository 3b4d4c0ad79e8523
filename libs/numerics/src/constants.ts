/**
 * Every constant of the library, with its reason.
 *
 * Exponential and logarithm: coefficients of fdlibm 5.3 (e_exp.c, e_log.c; Sun Microsystems 1993, freely granted),
 * Remez fits whose error is below 2^-58. The WebAssembly kernels repeat them (assembly/constants.ts) bit for bit.
 */
export const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 in two parts; the first has 21 trailing zero bits, so that k * LN2_HIGH is exact for every exponent k. */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;
export const EXP_P1 = 1.66666666666666019037e-1;
export const EXP_P2 = -2.77777777770155933842e-3;
export const EXP_P3 = 6.61375632143793436117e-5;
export const EXP_P4 = -1.6533902205465251539e-6;
export const EXP_P5 = 4.13813679705723846039e-8;
/** 1.5 * 2^52: adding and subtracting it rounds to the nearest integer, ties to even. */
export const EXP_MAGIC = 6755399441055744;
/** Below e^-707 a result would leave the normal numbers after the two-step scaling by a power of two. */
export const EXP_UNDERFLOW = -707;
/** log of the largest double. */
export const EXP_OVERFLOW = 709.782712893384;
export const LOG_1 = 6.66666666666673513e-1;
export const LOG_2 = 3.999999999940941908e-1;
export const LOG_3 = 2.857142874366239149e-1;
export const LOG_4 = 2.222219843214978396e-1;
export const LOG_5 = 1.818357216161805012e-1;
export const LOG_6 = 1.531383769920937332e-1;
export const LOG_7 = 1.479819860511658591e-1;
/** Lifts a subnormal number into the normal range before its exponent is read. */
export const TWO_POW_54 = 18014398509481984;

/** Whole exponents up to this size are multiplied out; beyond it the result is 0, 1 or Infinity for nearly every base anyway. */
export const LARGEST_MULTIPLIED_EXPONENT = 1_024;

/** Coefficients of AS 241 (PPND16), ascending powers. */
export const QUANTILE_CENTRE = {
  top: [
    3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  bottom: [
    1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
    3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3,
  ],
} as const;
export const QUANTILE_TAIL = {
  top: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
  ],
  bottom: [
    1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
    1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
} as const;
export const QUANTILE_FAR = {
  top: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
    2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  bottom: [
    1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
} as const;

/**
 * Cholesky works in panels of this many columns. 64 columns of 64 rows are 32 KiB: a packed panel fits the
 * first-level cache. The panel width is part of the result (sums are formed per panel), so both implementations must
 * share it.
 */
export const CHOLESKY_PANEL = 64;
/**
 * Rows that a triangular solve treats together: four sums share each loaded value, and eight vector accumulators fit
 * the registers.
 */
export const SOLVE_ROWS = 4;
/**
 * Finished rows whose products are summed together before they are subtracted: 64 rows of 32 right-hand sides are 16
 * KiB, half of a first-level cache. Part of the result, like the Cholesky panel; a multiple of SOLVE_ROWS.
 */
export const SOLVE_PANEL = 64;
/**
 * Query points that go through the posterior together: the n x 32 right-hand sides of n = 1000 are 256 KiB, a
 * second-level cache.
 */
export const POSTERIOR_TILE = 32;
/**
 * Smallest posterior variance, relative to the signal variance. The subtraction s2 - |v|^2 has an absolute error of
 * about n * 1e-16 * s2, so anything below is rounding noise, and its square root must stay real.
 */
export const VARIANCE_FLOOR = 1e-13;

/**
 * erf and scaled erfc: Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23, 1969, as in
 * SPECFUN's CALERF (public domain). Relative error below 6e-17 before rounding. Three ranges: |y| <= 0.46875, <= 4,
 * beyond.
 */
export const ERF_CENTRE = {
  limit: 0.46875,
  top: [
    1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3,
  ],
  bottom: [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3],
} as const;
export const ERFC_MIDDLE = {
  limit: 4,
  top: [
    2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
    8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
  ],
  bottom: [
    1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
    3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
  ],
} as const;
export const ERFC_FAR = {
  top: [
    1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4,
  ],
  bottom: [
    1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
  ],
} as const;
export const INVERSE_SQRT_PI = 0.5641895835477563;
export const SQRT_HALF = 0.7071067811865476;
/** log(sqrt(2 pi)) */
export const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** sqrt(pi / 2) */
export const SQRT_HALF_PI = 1.2533141373155003;
/**
 * Beyond this many deviations below the incumbent the improvement integral is taken from a continued fraction: the
 * closed form subtracts numbers that agree in all but 1/t^2 of their size, so at t = 4 it still has 15 digits and at
 * t = 1e8 none.
 */
export const IMPROVEMENT_FRACTION_FROM = 4;

/** Pairs that the minimiser remembers: the usual 10 (Nocedal and Wright, section 7.2, advise 3 to 20). */
export const LBFGS_MEMORY = 10;
/** Sufficient decrease (Armijo), the usual 1e-4: almost any decrease is accepted, which saves evaluations. */
export const ARMIJO = 1e-4;
/** A backtracking step keeps between a tenth and a half of the last one, whatever the interpolation says. */
export const BACKTRACK_LEAST = 0.1;
export const BACKTRACK_MOST = 0.5;
/** After 0.5^25 = 3e-8 of the step there is nothing left to gain along a direction. */
export const LINE_SEARCH_STEPS = 25;
/** A pair enters the memory when s'y > 1e-10 |y|^2: less curvature would make steps of 1e10 times the gradient. */
export const CURVATURE_FLOOR = 1e-10;
/** Relative decrease below which a minimisation counts as converged: SciPy's default, factr = 1e7 machine epsilons. */
export const VALUE_TOLERANCE = 2.2e-9;

/** Bits of a Sobol coordinate: 2^32 points before it repeats, and exact in 32-bit integer operations. */
export const SOBOL_BITS = 32;

/**
 * (sqrt 5 - 1) / 2, 1 / golden ratio: its multiples, modulo 1, fill an interval more evenly than any other number's, and an interval that is
 * cut there on either side keeps one of the two cuts.
 */
export const GOLDEN_FRACTION = 0.6180339887498949;

/**
 * 64 doubles are 512 bytes, an eighth of the 4 KiB after which addresses fall into the same set of a first-level
 * cache.
 */
export const CACHE_SET_SLOTS = 64;
/** 1 / sqrt(2 pi), the density at 0. */
export const INVERSE_SQRT_TWO_PI = 0.3989422804014327;
