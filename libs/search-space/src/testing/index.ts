export { spaceArbitrary, spaceDocumentArbitrary, type SpaceArbitraryOptions } from './space-arbitrary.ts';
export { assignmentsArbitrary } from './assignments-arbitrary.ts';
export { longSum } from './long-sum.ts';
