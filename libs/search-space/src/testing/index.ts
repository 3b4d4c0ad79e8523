export { spaceArbitrary, spaceDocumentArbitrary, type SpaceArbitraryOptions } from './space-arbitrary.ts';
export { assignmentsArbitrary } from './assignments-arbitrary.ts';
export { unitPointArbitrary } from './unit-point-arbitrary.ts';
