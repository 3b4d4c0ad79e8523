/** Matches a whole name against shell patterns, several separated by commas: `*` any text, `?` any one character. */
export function globMatcher(patterns: string): (name: string) => boolean {
  const expressions = patterns.split(',').map(toExpression);
  return (name) => expressions.some((expression) => expression.test(name));
}

function toExpression(pattern: string): RegExp {
  const literal = pattern.trim().replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
