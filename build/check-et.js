/**
 * Compares the product's declaration of ET (src/hosts/wps/et.ts) with the types that WPS publishes (et-jsapi-declare, which is only read):
 * every member that the product uses must be declared there. `npm run lint:et`
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const OURS = path.resolve(__dirname, '../src/hosts/wps/et.ts');
const THEIRS = ['index.d.ts', 'addon.et.d.ts', 'lib.et.d.ts', 'lib.kso.d.ts'].map((file) =>
  path.join(path.dirname(require.resolve('et-jsapi-declare/package.json')), file),
);
/** The names that WPS uses for an interface of ours, where the same name without `Et` is wrong or not enough. */
const NAMES = {
  EtApplication: ['Application', 'AddonRoot', 'EtAddonRoot'],
  EtWorksheets: ['Sheets'],
  EtFormatCondition: ['FormatCondition', 'Databar'],
  EtTaskPane: ['CustomTaskpane'],
  EtApiEvent: ['EtApiEvent', 'ApiEvent'],
};

/** The members of each interface. Interfaces of the same name are merged, because the programs of WPS share many names. */
function membersIn(file, members = new Map()) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node)) {
      const known = members.get(node.name.text) ?? new Set();
      for (const member of node.members) if (member.name) known.add(member.name.getText(source));
      members.set(node.name.text, known);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return members;
}

const theirs = new Map();
for (const file of THEIRS) membersIn(file, theirs);
const missing = [];
let count = 0;
for (const [name, members] of membersIn(OURS)) {
  const known = (NAMES[name] ?? [name.replace(/^Et/, '')]).flatMap((one) => [...(theirs.get(one) ?? [])]);
  count += members.size;
  for (const member of members) if (!known.includes(member)) missing.push(`${name}.${member}`);
}
console.log(`${count} members of ET in use, ${count - missing.length} declared by et-jsapi-declare`);
if (missing.length > 0) {
  console.error(`Not declared there: ${missing.join(', ')}`);
  process.exitCode = 1;
}
