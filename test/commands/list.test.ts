/**
 * The list of commands agrees with the files in which Excel and WPS read of commands, in both languages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { COMMANDS, isEnabled, RIBBON_COMMANDS, RIBBON_TAB, type CommandEntry } from '../../src/commands/list';
import { RIBBON_ACTIONS } from '../../src/commands/ribbon-actions';
import { paneEnUS } from '../../src/i18n/pane/en-US';
import { paneZhCN } from '../../src/i18n/pane/zh-CN';

const ROOT = join(__dirname, '../..');

function parse(file: string): Element {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error(file);
  return root;
}

function all(element: Element, name: string): Element[] {
  return [...element.getElementsByTagNameNS('*', name)];
}

function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

const manifest = parse('manifest.xml');
const resources = new Map(
  ['Image', 'Url', 'String']
    .flatMap((name) => all(manifest, name))
    .map((element) => [attribute(element, 'id'), element]),
);

/** What a control of the manifest shows and does, in the form of {@link listed}. */
function told(control: Element): object {
  const label = resources.get(attribute(all(control, 'Label')[0], 'resid'));
  const icon = resources.get(attribute(all(control, 'Image')[0], 'resid'));
  const action = all(control, 'Action')[0];
  return {
    id: attribute(control, 'id'),
    chinese: attribute(label, 'DefaultValue'),
    english: attribute(label && all(label, 'Override')[0], 'Value'),
    icon: attribute(icon, 'DefaultValue').replace(/^.*\/assets\/|-16\.png$/g, ''),
    action: all(control, 'FunctionName')[0]?.textContent ?? attribute(action, 'xsi:type'),
  };
}

/** What the list says that a command shows and does. */
function listed(command: CommandEntry, id: string | undefined): object {
  return {
    id,
    chinese: paneZhCN.commands[command.name],
    english: paneEnUS.commands[command.name],
    icon: command.icon,
    action: command.name === 'openPane' ? 'ShowTaskpane' : command.name,
  };
}

it('agrees with the ribbon of Excel', () => {
  const tab = all(manifest, 'CustomTab')[0];
  expect(attribute(tab, 'id')).toBe(RIBBON_TAB);
  const shown = (tab ? all(tab, 'Group') : []).flatMap((group) =>
    all(group, 'Control').map((control) => ({ group: attribute(group, 'id'), ...told(control) })),
  );
  expect(shown).toEqual(
    RIBBON_COMMANDS.map((command) => ({
      group: command.ribbon?.group,
      ...listed(command, command.ribbon?.control),
    })),
  );
});

it('agrees with the context menu of a cell', () => {
  const [menu] = all(manifest, 'OfficeMenu');
  expect(attribute(menu, 'id')).toBe('ContextMenuCell');
  const items = menu ? all(menu, 'Item') : [];
  const onCells = COMMANDS.filter((command) => command.isOnCells);
  expect(items.map(told)).toEqual(
    onCells.map((command, index) => listed(command, attribute(items[index], 'id'))),
  );
  // An add-in can add only one menu to the context menu of a cell (office-js-docs-reference, officemenu.md).
  expect(menu ? all(menu, 'Control') : []).toHaveLength(1);
});

interface Shortcuts {
  readonly actions: readonly { readonly id: string; readonly type: string; readonly name: string }[];
  readonly shortcuts: readonly { readonly action: string; readonly key: { readonly default: string } }[];
  readonly resources: { readonly default: Resources };
}

type Resources = Readonly<Record<string, { readonly value: string }>>;

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

it('agrees with the files of shortcuts, in Chinese and in English', () => {
  const { actions, shortcuts, resources } = json('src/commands/shortcuts.json') as Shortcuts;
  const english = json('src/commands/shortcuts-en-US.json') as Resources;
  const withShortcut = COMMANDS.filter((command) => command.shortcut !== null);
  expect(actions).toEqual(
    withShortcut.map(({ name }) => ({ id: name, type: 'ExecuteFunction', name: `\${resource.${name}}` })),
  );
  expect(shortcuts).toEqual(
    withShortcut.map(({ name, shortcut }) => ({ action: name, key: { default: shortcut } })),
  );
  const words = (said: Resources): unknown => Object.entries(said).map(([name, { value }]) => [name, value]);
  expect(words(resources.default)).toEqual(withShortcut.map(({ name }) => [name, paneZhCN.commands[name]]));
  expect(words(english)).toEqual(withShortcut.map(({ name }) => [name, paneEnUS.commands[name]]));
  const [overrides] = all(manifest, 'ExtendedOverrides');
  expect(attribute(overrides, 'Url')).toMatch(/\/shortcuts\.json$/);
  expect(attribute(overrides, 'ResourcesUrl')).toMatch(/\/shortcuts-en-US\.json$/);
});

it('agrees with the script for web views too old for the pane, which answers every command', () => {
  const script = readFileSync(join(ROOT, 'src/taskpane/page/old-web-view.js'), 'utf8');
  const [, buttons = ''] = /var buttons = \[([^\]]+)\]/.exec(script) ?? [];
  expect(buttons.match(/\w+/g)).toEqual(COMMANDS.map((command) => command.name));
});

it('agrees with the ribbon of WPS, whose fixed labels are Chinese', () => {
  const shown = all(parse('wps/ribbon.xml'), 'button').map((button) => [
    attribute(button, 'id'),
    attribute(button, 'label'),
    attribute(button, 'getLabel'),
  ]);
  expect(shown).toEqual(
    RIBBON_COMMANDS.map(({ name }) => [name, paneZhCN.commands[name], 'ribbon.OnGetLabel']),
  );
});

it('contains no name and no shortcut twice', () => {
  const names = COMMANDS.map((command) => command.name);
  expect(new Set(names).size).toBe(names.length);
  const shortcuts = COMMANDS.flatMap((command) => command.shortcut ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

it('has only commands that the ribbon can carry out without a pane, besides opening the pane', () => {
  const alone = RIBBON_COMMANDS.map((command) => command.name).filter((name) => name !== 'openPane');
  const onCells = COMMANDS.filter((command) => command.isOnCells).map((command) => command.name);
  expect(RIBBON_ACTIONS).toEqual(expect.arrayContaining([...alone, ...onCells]));
});

it('disables commands only for what is known: before a table has been looked for, they are enabled', () => {
  const enabled = (table: 'found' | 'none' | 'unknown', canUndo: boolean): string[] =>
    COMMANDS.filter((command) => isEnabled(command, { table, canUndo })).map((command) => command.name);
  expect(enabled('none', false)).toEqual(['openPane']);
  expect(enabled('unknown', false)).toEqual(enabled('found', false));
  expect(enabled('found', true)).toEqual(COMMANDS.map((command) => command.name));
});
