#!/usr/bin/env node
/**
 * Starts the program with the code that was compiled when it was built (build/compiled-code.js). Node takes compiled code only
 * from its own version, and otherwise compiles again; it lies beside the program, so that whoever could change one could change both.
 */
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** @param {string} file */
function compiledCode(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const filename = join(__dirname, 'program.js');
// The build leaves ASCII alone, which is read as it stands.
const script = new Script(wrap(readFileSync(filename, 'latin1')), {
  filename,
  cachedData: compiledCode(join(__dirname, 'program.compiled')),
});
const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(filename), program, filename, __dirname);
