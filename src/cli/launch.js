#!/usr/bin/env node
/**
 * Starts the program with the compiled code that the build saved (build/compiled-code.js). Node accepts compiled code only from its own
 * version; otherwise it compiles the program again. The compiled code is in the same folder as the program, so anyone who could change it
 * could change the program too.
 */
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
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
// The build writes ASCII only, which reads the same as latin1. It also wraps the code into the function of a module.
const script = new Script(readFileSync(filename, 'latin1'), {
  filename,
  cachedData: compiledCode(join(__dirname, 'program.compiled')),
});
const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(filename), program, filename, __dirname);
