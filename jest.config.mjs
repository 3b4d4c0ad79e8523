const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        target: 'es2022',
        keepClassNames: true,
        transform: { legacyDecorator: true, decoratorMetadata: true },
        rewriteRelativeImportExtensions: false,
      },
      module: { type: 'es6' },
    },
  ],
};
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform,
  setupFilesAfterEnv: ['<rootDir>/scripts/property-seed.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/apps/web/'],
};
/** One file name ending per kind of test, so that a kind can be run alone: `npm run test:unit`. */
const project = (displayName, ending, extra = {}) => ({
  ...shared,
  displayName,
  testMatch: [`**/*.${ending}.ts`],
  ...extra,
});

/** @type {import('jest').Config} */
const config = {
  projects: [project('unit', 'spec'), project('integration', 'int'), project('e2e', 'e2e'), project('full', 'full')],
  reporters: ['default', '<rootDir>/scripts/tests-line-reporter.mjs'],
  // Ends a test that hangs; no test means to measure time by it, and on a busy machine everything takes several times as long.
  testTimeout: 300_000,
};
export default config;
