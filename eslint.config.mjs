import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** The folders of src/ that each folder may import besides itself, as in the table of docs/architecture.md. */
const layers = JSON.parse(readFileSync(`${import.meta.dirname}/build/layers.json`, 'utf8'));

/** The same as a block of rules for each folder. */
const importDirection = Object.entries(layers).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(?!(?:${[folder, ...allowed].join('|')})(?:/|$))(?:${Object.keys(layers).join('|')})(?:/|$)`,
            message: `src/${folder} may import only: ${[folder, ...allowed].join(', ')} (docs/architecture.md).`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // The two programs that npm run lint checks. A program for each tsconfig.json of a folder would not fit into memory.
        project: ['tsconfig.json', 'tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      // Chinese text is laid out with full-width spaces.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  ...importDirection,
  {
    files: ['src/hosts/excel/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
      // The plugin's other rules follow reads within a function; here answers are read by functions that are passed on.
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'assets/**/*.ts', 'docs/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // These scripts are not compiled: they must run in browsers of any age.
    files: ['src/taskpane/page/old-web-view.js', 'wps/install.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: {
        window: 'readonly',
        document: 'readonly',
        CSS: 'readonly',
        Office: 'readonly',
        location: 'readonly',
        btoa: 'readonly',
        XMLHttpRequest: 'readonly',
        setTimeout: 'readonly',
      },
    },
    rules: { '@typescript-eslint/prefer-for-of': 'off', 'no-var': 'off' },
  },
  prettier,
);
