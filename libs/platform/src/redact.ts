/** What must never stand in a log, wherever in the line it turns up: API keys, and passwords inside URLs. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/smk_[0-9A-Za-z-]+_[0-9A-Za-z_-]+/g, 'smk_[redacted]'],
  [/(\w+:\/\/[^\s:/@"]+):[^\s@"]+@/g, '$1:[redacted]@'],
];

/** `text` without secrets. Works on finished lines, so that a secret is caught in messages, stacks and unforeseen fields alike. */
export function redact(text: string): string {
  return SECRETS.reduce((line, [pattern, replacement]) => line.replaceAll(pattern, replacement), text);
}
