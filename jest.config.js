/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Office.js is loaded into the global scope once, and every test of a file uses it.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/longest-first.js',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
};
