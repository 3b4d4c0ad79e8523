export { gridPoints } from './grid-points.ts';
export { PLANS, type Facts, type Phase, type Plan } from './plan.ts';
export { recommend, type Recommendation } from './recommend.ts';
export { strategies } from './registry.ts';
export { type Strategy } from './strategy.ts';
export { suggest, type SuggestOptions } from './suggest.ts';
export { feasibleFront } from './several-objectives/feasible-front.ts';
