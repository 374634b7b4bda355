/**
 * One list of commands: what the programs are told of them in files is what the list says, in both languages.
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
  ['Image', 'Url', 'String'].flatMap((name) => all(manifest, name)).map((one) => [attribute(one, 'id'), one]),
);

/** What a control of the manifest shows and does. */
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

/** What the list says of it. */
function listed(command: CommandEntry, id: string | undefined): object {
  return {
    id,
    chinese: paneZhCN.commands[command.name],
    english: paneEnUS.commands[command.name],
    icon: command.icon,
    action: command.name === 'openPane' ? 'ShowTaskpane' : command.name,
  };
}

it('is what the ribbon of Excel shows', () => {
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

it('is what the ribbon of WPS shows, in Chinese where WPS does not ask for labels', () => {
  const shown = all(parse('wps/ribbon.xml'), 'button').map((button) => [
    attribute(button, 'id'),
    attribute(button, 'label'),
    attribute(button, 'getLabel'),
  ]);
  expect(shown).toEqual(
    RIBBON_COMMANDS.map(({ name }) => [name, paneZhCN.commands[name], 'ribbon.OnGetLabel']),
  );
});

it('has a name only once, and no shortcut twice', () => {
  const names = COMMANDS.map((command) => command.name);
  expect(new Set(names).size).toBe(names.length);
  const shortcuts = COMMANDS.flatMap((command) => command.shortcut ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

it('is carried out by the ribbon where no pane runs beside it', () => {
  const alone = RIBBON_COMMANDS.map((command) => command.name).filter((name) => name !== 'openPane');
  expect([...RIBBON_ACTIONS].sort()).toEqual(expect.arrayContaining(alone));
});

it('is enabled by what is known, and what is not known yet is not forbidden', () => {
  const enabled = (table: 'found' | 'none' | 'unknown', canUndo: boolean): string[] =>
    COMMANDS.filter((command) => isEnabled(command, { table, canUndo })).map((command) => command.name);
  expect(enabled('none', false)).toEqual(['openPane']);
  expect(enabled('unknown', false)).toEqual(enabled('found', false));
  expect(enabled('found', true)).toEqual(COMMANDS.map((command) => command.name));
});
