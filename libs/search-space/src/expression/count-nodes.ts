import type { Expression } from './expression.ts';

/** Size of the tree: about how much work one evaluation is, however the expression is built. */
export function countNodes(expression: Expression): number {
  return 1 + partsOf(expression).reduce((sum, part) => sum + countNodes(part), 0);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'reference':
      return [];
    case 'not':
    case 'negate':
      return [expression.operand];
    case 'logical':
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.options];
    case 'call':
      return expression.arguments;
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
  }
}
