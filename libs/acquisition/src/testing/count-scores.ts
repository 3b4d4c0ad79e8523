import type { Acquisition } from '../acquisition.ts';

/** The same acquisition, and how many points it was asked about so far, gradients included. */
export function countScores(acquisition: Acquisition): { readonly acquisition: Acquisition; scored(): number } {
  let scored = 0;
  return {
    acquisition: {
      name: acquisition.name,
      score(points, out) {
        scored += points.count;
        acquisition.score(points, out);
      },
      scoreWithGradients(points, out, gradients) {
        scored += points.count;
        acquisition.scoreWithGradients(points, out, gradients);
      },
    },
    scored: () => scored,
  };
}
