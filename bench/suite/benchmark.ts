/** How much is run: enough to see that a thing works and is not far off, in seconds; or what the decisions are based on. */
export type Extent = 'short' | 'full';

/** What a figure is to be. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** One figure that was measured, beside what it is to be. */
export interface Finding {
  /** With its unit, and with what it is compared to. */
  readonly what: string;
  readonly figure: number;
  /** Null for a figure that is shown for the sake of the others. */
  readonly target: Target | null;
}

/** One benchmark of the suite: a line in `registry.ts`. */
export interface Benchmark {
  readonly name: string;
  /** Measures. `report` says how far it is; a figure that cannot be had is an error, and the other benchmarks go on. */
  readonly run: (extent: Extent, report: (line: string) => void) => Promise<readonly Finding[]>;
}

export function isMet({ figure, target }: Finding): boolean {
  if (target === null) return true;
  return 'atMost' in target ? figure <= target.atMost : figure >= target.atLeast;
}
