/**
 * Registering the add-in with WPS: the lists that WPS reads, and the oem.ini of managed editions.
 */
const { hasPublishMode, jsplugins, listPaths, oemIni, registered, unregistered } =
  jest.requireActual<Register>('../../build/wps-register');

interface Register {
  readonly hasPublishMode: (setup: string) => boolean;
  readonly jsplugins: (where: { address: string }) => string;
  readonly listPaths: (platform: string, env: Record<string, string>) => string[] | null;
  readonly oemIni: (options: { list: string; present?: string | null; debugs?: boolean }) => string;
  readonly registered: (list: string | null, where: { address: string }) => string;
  readonly unregistered: (list: string | null) => string | null;
}

const LIST = 'http://127.0.0.1:3889/jsplugins.xml';
const ADDRESS = 'http://127.0.0.1:3889/';

it('gives the paths of both lists on Windows and Linux, and none on macOS, where WPS has no add-ins', () => {
  expect(listPaths('win32', { APPDATA: 'C:\\Users\\u\\AppData\\Roaming' })).toEqual([
    'C:\\Users\\u\\AppData\\Roaming\\kingsoft\\wps\\jsaddons\\publish.xml',
    'C:\\Users\\u\\AppData\\Roaming\\kingsoft\\wps\\jsaddons\\jsplugins.xml',
  ]);
  expect(listPaths('linux', { HOME: '/home/u' })?.[1]).toBe(
    '/home/u/.local/share/Kingsoft/wps/jsaddons/jsplugins.xml',
  );
  expect(listPaths('darwin', { HOME: '/Users/u' })).toBeNull();
});

it('adds the add-in to a list once and removes it again; other add-ins stay', () => {
  const other = '<jsplugins>\n  <jsplugin name="other" type="wps" url="o"/>\n</jsplugins>\n';
  const twice = registered(registered(other, { address: ADDRESS }), { address: ADDRESS });
  expect(twice.match(/breakdown-assistant/g)).toHaveLength(1);
  expect(twice).toContain('name="other"');
  expect(unregistered(twice)).toBe(other);
  expect(registered(null, { address: ADDRESS })).toBe(jsplugins({ address: ADDRESS }));
});

it('writes oem.ini for managed editions, and keeps the entries that are there', () => {
  expect(oemIni({ list: LIST })).toBe(`[Support]\nJsApiPlugin=true\n[Server]\nJSPluginsServer=${LIST}\n`);
  const present = '[Setup]\r\nA=1\r\n[support]\r\nOther=x\r\nJsApiPlugin=false\r\n';
  const once = oemIni({ list: LIST, present, debugs: true });
  expect(once).toBe(
    `[Setup]\nA=1\n[support]\nJsApiShowWebDebugger=true\nOther=x\nJsApiPlugin=true\n[Server]\nJSPluginsServer=${LIST}\n`,
  );
  expect(oemIni({ list: LIST, present: once, debugs: true })).toBe(once);
});

it.each([
  ['FirstVersion=1\nVersion=16910', true],
  ['FirstVersion=1\nVersion=12.1.0.28043', true],
  ['FirstVersion=1\nVersion=16909', false],
  ['FirstVersion=9\nVersion=1', true],
  ['FirstVersion=8\nVersion=20000', false],
  ['', false],
])('tells from setup.cfg whether a build has the publish mode: %s', (setup, expected) => {
  expect(hasPublishMode(`[Version]\n${setup}\n`)).toBe(expected);
});
