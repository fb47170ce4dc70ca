import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import ts from 'typescript-eslint';

/** One statement at a time. */
const PLAIN = { curly: 'error', 'no-nested-ternary': 'error', 'no-multi-assign': 'error' };
const UNUSED = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' };

export default defineConfig(
  // Tests compile the consumers, which contain deliberate mistakes. The types for frameworks are
  // complete only in `dist`, where the consumers check them.
  globalIgnores([
    '**/dist/',
    '.build-*/',
    'coverage/',
    'src/frameworks/',
    'checks/package/consumers/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { URL: false, console: false, process: false } },
    rules: { ...PLAIN, 'no-unused-vars': ['error', UNUSED] },
  },
  {
    files: ['{src,test,checks,demo,tools,bench}/**/*.ts', 'demo/frameworks/**/*.tsx'],
    extends: [
      js.configs.recommended,
      ts.configs.strictTypeChecked,
      ts.configs.stylisticTypeChecked,
      lit['flat/recommended'],
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...PLAIN,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Contradicts no-non-null-assertion.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      // `||` is right if an empty string means a missing one.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // These run without a document: in Node, and before the page is drawn.
    files: ['src/{model,waiting,api,i18n,sign-in,client-list}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'location', 'self'],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'reduce', message: 'Prototype 1.6 replaces it in the page. Write a loop.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ClassBody:has(> MethodDefinition[kind="constructor"]) > PropertyDefinition > Decorator',
          // @lit/ts-transformers sets the default of a decorated field at the end of the constructor.
          message:
            'In the script-tag file, the default of this field would overwrite values that the constructor sets. Declare the field in a class without a constructor.',
        },
      ],
    },
  },
  {
    // These run in Node.
    files: [
      'demo/*.ts',
      'demo/frameworks/*.ts',
      'tools/**/*.ts',
      'bench/**/*.ts',
      'checks/*.ts',
      'checks/!(swapped-bodies)/**/*.ts',
      'test/*.ts',
      'test/**/*.node.test.ts',
    ],
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.node.json' } },
  },
  {
    files: ['{test,checks}/**/*.ts'],
    rules: {
      // Chai's assertions are properties, and a test may rely on its own set-up.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // By its types, `equal` returns a promise, but it never does; `accessible` does. Node's runner
      // waits for suites without an `await`.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: 'Equal', package: 'chai' },
            {
              from: 'package',
              name: ['after', 'before', 'describe', 'it', 'test'],
              package: 'node:test',
            },
          ],
        },
      ],
    },
  },
);
