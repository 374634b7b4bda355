/**
 * Checks what Office checks in a manifest: structure, references, addresses, icons, lengths of texts. Needs no network.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { baseAddress, manifestFor } from '../../build/base';
import { officeScript } from '../../build/office-script';

const ROOT = join(__dirname, '../..');
const SITE = join(ROOT, 'dist/excel');
/** The most characters that Office accepts. */
const MOST = { ShortStrings: 125, LongStrings: 250, id: 32 };

const source = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');

function parse(text: string): Document {
  const problems: string[] = [];
  const document = new DOMParser({ onError: (level, message) => problems.push(`${level}: ${message}`) });
  const parsed = document.parseFromString(text, 'text/xml');
  expect(problems).toEqual([]);
  return parsed;
}

/** All elements with a local name, in any namespace. */
function all(document: Document | Element | undefined, name: string): Element[] {
  return document ? [...document.getElementsByTagNameNS('*', name)] : [];
}

function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

/** The resources of the manifest by their id. */
function resources(document: Document): Map<string, Element> {
  const parts = ['Images', 'Urls', 'ShortStrings', 'LongStrings'].flatMap((part) =>
    all(document, part).flatMap((group) =>
      [...group.childNodes].filter((node): node is Element => node.nodeType === 1),
    ),
  );
  return new Map(parts.map((element) => [attribute(element, 'id'), element]));
}

/** The size of a PNG file in pixels, read from its header. */
function sizeOf(picture: string): [width: number, height: number] {
  const bytes = readFileSync(picture);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const document = parse(source);
const byId = resources(document);

it('is a task pane add-in with an id and a version, and requires ExcelApi 1.8', () => {
  expect(attribute(all(document, 'OfficeApp')[0], 'xsi:type')).toBe('TaskPaneApp');
  expect(all(document, 'Id')[0]?.textContent).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(all(document, 'Version')[0]?.textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect(all(document, 'DefaultLocale')[0]?.textContent).toBe('zh-CN');
  for (const set of all(document, 'Set')) {
    expect([attribute(set, 'Name'), attribute(set, 'MinVersion')]).toEqual(['ExcelApi', '1.8']);
  }
  expect(all(document, 'Set')).toHaveLength(2);
});

it('refers only to resources that exist, and has no unused resource', () => {
  const wanted = new Set(
    all(document, '*')
      .map((element) => attribute(element, 'resid'))
      .filter((id) => id !== ''),
  );
  expect([...wanted].sort()).toEqual([...byId.keys()].sort());
  for (const id of wanted) expect(id.length).toBeLessThanOrEqual(MOST.id);
  const ids = all(document, '*').map((element) => attribute(element, 'id'));
  const given = ids.filter((id) => id !== '');
  expect(new Set(given).size).toBe(given.length);
});

it('has every text in Chinese and in English, within the length that Office accepts', () => {
  for (const group of ['ShortStrings', 'LongStrings'] as const) {
    for (const text of all(all(document, group)[0], 'String')) {
      const [english] = all(text, 'Override');
      expect(attribute(text, 'DefaultValue')).toMatch(/\p{Script=Han}/u);
      expect(english && attribute(english, 'Locale')).toBe('en-US');
      for (const said of [attribute(text, 'DefaultValue'), english ? attribute(english, 'Value') : '']) {
        expect(said.length).toBeGreaterThan(0);
        expect(said.length).toBeLessThanOrEqual(MOST[group]);
      }
    }
  }
});

/** office-js-docs-pr, configure-your-add-in-to-use-a-shared-runtime.md: the runtime is shared only where all refer to the same resource. */
it('runs pane, ribbon and menus in one page that stays loaded', () => {
  const [runtime] = all(document, 'Runtime');
  expect([attribute(runtime, 'resid'), attribute(runtime, 'lifetime')]).toEqual(['Taskpane.Url', 'long']);
  expect(attribute(all(document, 'FunctionFile')[0], 'resid')).toBe('Taskpane.Url');
  const pages = all(document, 'Action').flatMap((action) => all(action, 'SourceLocation'));
  expect(pages.map((page) => attribute(page, 'resid'))).toEqual(['Taskpane.Url']);
  const [host] = all(document, 'Host').filter((element) => attribute(element, 'xsi:type') === 'Workbook');
  const children = [...(host?.childNodes ?? [])].filter((node) => node.nodeType === 1);
  expect(children.map((node) => node.nodeName)).toEqual(['Runtimes', 'DesktopFormFactor']);
  // A requirement would shut out every Excel without shared runtime, where the ribbon's functions run in a page of their own.
  expect(source).not.toContain('"SharedRuntime"');
});

/** office-js-docs-pr, automatically-open-a-task-pane-with-a-document.md */
it('has the id by which Excel opens the pane together with a workbook', () => {
  expect(all(document, 'TaskpaneId').map((element) => element.textContent)).toEqual([
    'Office.AutoShowTaskpaneWithDocument',
  ]);
});

it('still builds commands.html, which older manifests name for the ribbon', () => {
  expect(existsSync(join(SITE, 'commands.html'))).toBe(true);
});

it('links to a help page that needs no script, in Chinese and in English', () => {
  const learnMore = byId.get(attribute(all(document, 'LearnMoreUrl')[0], 'resid'));
  for (const address of [
    attribute(all(document, 'SupportUrl')[0], 'DefaultValue'),
    attribute(learnMore, 'DefaultValue'),
  ]) {
    expect(new URL(address).pathname).toBe('/help.html');
  }
  const help = readFileSync(join(SITE, 'help.html'), 'utf8');
  expect(help).not.toContain('<script');
  for (const words of ['Excel 2021', 'WebView2', '数据 → 清除', 'Data → Clear'])
    expect(help).toContain(words);
});

it('states the true size of each icon', () => {
  const pictures = all(document, 'Image').filter((element) => attribute(element, 'resid') !== '');
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) {
    const size = Number(attribute(picture, 'size'));
    const address = attribute(byId.get(attribute(picture, 'resid')), 'DefaultValue');
    const file = join(SITE, new URL(address).pathname);
    expect(sizeOf(file)).toEqual([size, size]);
  }
  for (const [name, size] of [
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64],
  ] as const) {
    const address = attribute(all(document, name)[0], 'DefaultValue');
    expect(sizeOf(join(SITE, new URL(address).pathname))).toEqual([size, size]);
  }
});

/** Every address in a manifest. */
function addresses(text: string): string[] {
  return [...text.matchAll(/"(https?:\/\/[^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((address) => !address.includes('schemas.microsoft.com') && !address.includes('www.w3.org'));
}

it('names only https addresses of files that were built', () => {
  expect(addresses(source).length).toBeGreaterThan(15);
  for (const address of addresses(source)) {
    const { protocol, origin, pathname } = new URL(address);
    expect([protocol, origin]).toEqual(['https:', 'https://localhost:3000']);
    expect([address, existsSync(join(SITE, pathname))]).toEqual([address, true]);
  }
});

describe('a manifest made for another address', () => {
  it('uses that address everywhere, and its origin as AppDomain', () => {
    const made = manifestFor(source, baseAddress('https://tools.example.org/breakdown/'));
    expect(made).not.toContain('localhost');
    expect(
      addresses(made).every((address) => address.startsWith('https://tools.example.org/breakdown/')),
    ).toBe(true);
    expect(all(parse(made), 'AppDomain')[0]?.textContent).toBe('https://tools.example.org');
  });

  it('refuses addresses from which Office loads nothing', () => {
    expect(() => baseAddress('http://tools.example.org')).toThrow('https');
    expect(() => baseAddress('tools')).toThrow('https://');
    expect(baseAddress(undefined)).toBe('https://localhost:3000');
  });
});

describe('office.js', () => {
  it('is loaded from Microsoft or from the site itself', () => {
    expect(officeScript().origin).toBe('https://appsforoffice.microsoft.com');
    const local = officeScript('local');
    expect([local.src, local.origin]).toEqual(['office-js/office.js', '']);
    expect(local.copies.length).toBeGreaterThan(0);
    expect(() => officeScript('elsewhere')).toThrow('"cdn" or "local"');
  });

  it('is the only script from another origin that pages may load, and no script is inline', () => {
    for (const page of ['taskpane.html', 'commands.html', 'notice.html', 'help.html']) {
      const html = readFileSync(join(SITE, page), 'utf8');
      const policy = /http-equiv="?Content-Security-Policy"? content="([^"]+)"/.exec(html)?.[1] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
      expect(policy.match(/https:[^ ;]+/g) ?? []).toEqual(
        ['notice.html', 'help.html'].includes(page)
          ? []
          : Array(2).fill('https://appsforoffice.microsoft.com'),
      );
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
    }
  });
});
