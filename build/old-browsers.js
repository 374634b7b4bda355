/**
 * Fails a production build that an old web view can't run, because it uses syntax or functions that the web view lacks.
 *
 * Functions are found by name. In the product's own code the compiler finds more, because its library is equally old
 * (tsconfig.browser.json).
 */
const { parse } = require('acorn');
const { full } = require('acorn-walk');

/**
 * The first Chromium that has a method of this name, on any object. `at` (92) and `findLast` (97) are left out, because libraries and the
 * product have methods of their own with these names.
 */
const MEMBERS = {
  replaceAll: 85,
  findLastIndex: 97,
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  groupBy: 117,
  throwIfAborted: 100,
  replaceChildren: 86,
  checkVisibility: 105,
};
/** The first Chromium that has a global function or class, or a static member of a class. */
const GLOBALS = {
  structuredClone: 98,
  WeakRef: 84,
  FinalizationRegistry: 84,
  AggregateError: 85,
  CompressionStream: 80,
  'Object.hasOwn': 93,
  'Object.groupBy': 117,
  'Promise.any': 85,
  'Promise.withResolvers': 119,
  'Array.fromAsync': 121,
  'crypto.randomUUID': 92,
  'AbortSignal.timeout': 103,
  'AbortSignal.any': 116,
  'Intl.Segmenter': 87,
};
/** What pages opened from a folder can't use. */
const NOT_FROM_DISK = ['fetch', 'WebAssembly', 'Worker', 'SharedWorker', 'XMLHttpRequest', 'EventSource'];
const LOGICAL_ASSIGNMENT = ['&&=', '||=', '??='];
/** Syntax by the first Chromium that knows it. Chromium added the syntax of an ECMAScript version piece by piece. */
const SYNTAX = [
  [
    84,
    'a private method',
    (node) => node.type === 'MethodDefinition' && node.key.type === 'PrivateIdentifier',
  ],
  [85, 'a logical assignment', (node) => LOGICAL_ASSIGNMENT.includes(node.operator)],
  [90, 'a regular expression with flag d', (node) => node.regex?.flags.includes('d')],
  [91, '#name in', (node) => node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier'],
  [94, 'a static block', (node) => node.type === 'StaticBlock'],
  [112, 'a regular expression with flag v', (node) => node.regex?.flags.includes('v')],
];

class OldBrowsers {
  /**
   * @param {{ chromium: number, fromDisk?: boolean, served?: RegExp, allowed?: readonly string[] }} options `served`: scripts that are used
   *   only when a server serves them
   */
  constructor({ chromium, fromDisk = false, served = /^$/, allowed = [] }) {
    this.chromium = chromium;
    this.fromDisk = fromDisk;
    this.served = served;
    this.allowed = allowed;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap('OldBrowsers', (compilation) => {
      const files = Object.keys(compilation.assets).filter((file) => /\.js$/.test(file));
      for (const file of files.filter((one) => !one.startsWith('office-js/'))) {
        const text = compiler.outputFileSystem.readFileSync(`${compiler.outputPath}/${file}`, 'utf8');
        for (const problem of this.problems(text, this.fromDisk && !this.served.test(file))) {
          compilation.errors.push(new Error(`${file}: ${problem} (Chromium ${this.chromium})`));
        }
      }
      console.log(`${compiler.options.name}: ${files.length} scripts run in Chromium ${this.chromium}`);
    });
  }

  /** The syntax and functions in a script that an old web view lacks. */
  problems(text, isFromDisk) {
    const program = parse(text, { ecmaVersion: 'latest', sourceType: 'script' });
    const found = new Set();
    full(program, (node) => {
      const name =
        newSyntax(node, this.chromium) ??
        tooNew(node, this.chromium) ??
        (isFromDisk ? notFromDisk(node) : null);
      if (name !== null && !this.allowed.includes(name)) found.add(name);
    });
    return [...found];
  }
}

function newSyntax(node, chromium) {
  return SYNTAX.find(([since, , is]) => since > chromium && is(node))?.[1] ?? null;
}

function tooNew(node, chromium) {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed) {
    const { object, property } = node.callee;
    const whole = object.type === 'Identifier' ? `${object.name}.${property.name}` : '';
    if (has(GLOBALS, whole, chromium)) return whole;
    if (has(MEMBERS, property.name, chromium)) return `.${property.name}()`;
  }
  if (isUse(node) && has(GLOBALS, node.callee.name, chromium)) return node.callee.name;
  return null;
}

function notFromDisk(node) {
  if (isUse(node) && NOT_FROM_DISK.includes(node.callee.name)) return node.callee.name;
  const isMember = node.type === 'MemberExpression' && node.object.type === 'Identifier';
  return isMember && node.object.name === 'WebAssembly' ? 'WebAssembly' : null;
}

function isUse(node) {
  return (
    (node.type === 'CallExpression' || node.type === 'NewExpression') && node.callee.type === 'Identifier'
  );
}

function has(table, name, chromium) {
  return Object.hasOwn(table, name) && table[name] > chromium;
}

module.exports = { OldBrowsers };
