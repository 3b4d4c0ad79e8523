import jsep from 'jsep';

/** Looser than every comparison: `not a < b` negates the comparison, as people read it. */
const NOT_PRECEDENCE = 2.5;

const BINARY_PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  '||': 1,
  and: 2,
  '&&': 2,
  '=': 3,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** jsep holds its grammar in static fields, so it is set once, when this module is loaded; nothing else here uses jsep. */
function configure(): typeof jsep {
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  for (const [operator, precedence] of Object.entries(BINARY_PRECEDENCE)) jsep.addBinaryOp(operator, precedence);
  for (const operator of ['-', '+', '!']) jsep.addUnaryOp(operator);
  jsep.hooks.add('gobble-token', function (env) {
    if (!/^not(?![A-Za-z0-9_$.])/.test(this.expr.slice(this.index, this.index + 4))) return;
    this.index += 'not'.length;
    env.node = { type: 'UnaryExpression', operator: 'not', prefix: true, argument: tighterThan(this, NOT_PRECEDENCE) };
  });
  return jsep;
}

/** The longest expression from here whose operators all bind tighter than `precedence` (precedence climbing). */
function tighterThan(parser: jsep.HookScope, precedence: number): jsep.Expression {
  let left = parser.gobbleToken();
  if (!left) return parser.throwError('Expected an expression');
  for (;;) {
    const before = parser.index;
    const operator: unknown = parser.gobbleBinaryOp();
    if (typeof operator !== 'string') return left;
    const own = BINARY_PRECEDENCE[operator] ?? 0;
    if (own <= precedence) {
      parser.index = before;
      return left;
    }
    left = { type: 'BinaryExpression', operator, left, right: tighterThan(parser, own) };
  }
}

/** The configured parser: text to jsep's own tree. */
export const grammar = configure();
