import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PURE = ['numerics', 'search-space', 'surrogate', 'acquisition', 'analysis', 'study', 'strategies', 'loop'];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that is the same everywhere can be searched for.',
};
const noHiddenTime = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time comes in as a Clock.',
};
const noHiddenInputs = [
  { object: 'Math', property: 'random', message: 'Randomness comes in as an Rng.' },
  { object: 'Date', property: 'now', message: 'Time comes in as a Clock.' },
  { object: 'process', property: 'env', message: 'Only platform/config.ts reads the environment.' },
];
// ECMAScript leaves these to the engine: their last bits differ between versions and processors, and with them suggestions.
const noInexactFunctions = [
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
].map((property) => ({
  object: 'Math',
  property,
  message: 'Its last bits differ between machines: use exactExp, exactLog, exactPow, exactCos ... of #numerics.',
}));
const noInexactPower = {
  // Powers of two are exact everywhere.
  selector: ":matches(BinaryExpression[operator='**']:not([left.value=2]), AssignmentExpression[operator='**='])",
  message: 'Its last bits differ between machines: use square, or exactPow, of #numerics.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'bench/node_modules/',
    'coverage/',
    '.native-tensorflow/',
    'libs/numerics/assembly/',
    'libs/*/src/generated/',
    'apps/web/',
    '.surmise*/',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // A `default` that throws or answers is a decision about all the rest.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numeric loops index typed arrays that the compiler cannot prove in bounds.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Nest modules are classes that hold only decorators.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: PURE.map((lib) => `libs/${lib}/src/**/*.ts`),
    ignores: ['**/*.spec.ts', '**/*.int.ts', '**/*.full.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noHiddenInputs, ...noInexactFunctions],
      'no-restricted-globals': ['error', 'process', 'console', 'setTimeout', 'setInterval', 'fetch', 'Buffer'],
      'no-restricted-syntax': ['error', noDefaultExport, noHiddenTime, noInexactPower],
    },
  },
  {
    // What tests are made of compares with tolerances.
    files: PURE.map((lib) => `libs/${lib}/src/testing/**/*.ts`),
    rules: {
      'no-restricted-properties': ['error', ...noHiddenInputs],
      'no-restricted-syntax': ['error', noDefaultExport, noHiddenTime],
    },
  },
  {
    // TypeORM's EntitySchema takes a plain object by its own documentation, and types it as a class.
    files: ['**/*.entity.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.int.ts', '**/*.e2e.ts', '**/*.full.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
);
