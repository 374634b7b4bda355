import { strFromU8, unzipSync } from 'fflate';
import { FileHost } from '../../../../src/hosts/file/file-host';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../../../../src/spreadsheet/spec';
import { ODDITIES, oddWorkbook } from '../../../support/odd-workbooks';

function open(name: string): FileHost {
  const oddity = ODDITIES.find((candidate) => candidate.name === name);
  if (!oddity) throw new Error(`no oddity ${name}`);
  return FileHost.open(oddWorkbook(oddity));
}

function parts(host: FileHost): Map<string, string> {
  return new Map(Object.entries(unzipSync(host.save())).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

function change(sheet: SheetSpec): WorkbookChange {
  return { copies: [], sheets: [sheet], names: [], removedNames: [] };
}

const RANGE = { sheet: '任务分解', area: { top: 4, left: 3, bottom: 7, right: 3 } };
const CHARTED: SheetSpec = {
  ...emptySpec('汇总', 'own'),
  blocks: [{ top: 1, left: 1, rows: [['甲', 1]] }],
  charts: [
    {
      name: '图',
      title: '图',
      anchor: { top: 3, left: 1, bottom: 20, right: 8 },
      categories: { ...RANGE, area: { ...RANGE.area, left: 1, right: 1 } },
      series: [{ kind: 'column', name: '任务数', values: RANGE, color: '#4472C4', labels: true }],
      valueAxis: { numberFormat: '0' },
      legend: 'none',
    },
  ],
};

describe('a package that is changed', () => {
  it('gets a Default for relationships where there were only Overrides', async () => {
    const host = open('relationships named by Override only');
    await host.apply(change(CHARTED));
    const types = parts(host).get('[Content_Types].xml') ?? '';
    expect(types.match(/<Default /g)).toHaveLength(1);
    expect(types).toContain(
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    );
  });

  it('gets new parts in strict format if it is strict', async () => {
    const host = open('a strict workbook');
    await host.apply(change(CHARTED));
    const made = Array.from(parts(host)).filter(([name]) =>
      /sheet3|chart1|drawing1|workbook\.xml\.rels/.test(name),
    );
    expect(made.map(([name]) => name).sort()).toEqual([
      'xl/_rels/workbook.xml.rels',
      'xl/charts/chart1.xml',
      'xl/drawings/_rels/drawing1.xml.rels',
      'xl/drawings/drawing1.xml',
      'xl/worksheets/_rels/sheet3.xml.rels',
      'xl/worksheets/sheet3.xml',
    ]);
    for (const [, xml] of made) {
      expect(xml).toContain('http://purl.oclc.org/ooxml/');
      expect(xml).not.toMatch(/schemas\.openxmlformats\.org\/(?:spreadsheetml|drawingml|officeDocument)/);
    }
  });

  it('loses its signature only by a real change, and says so beforehand', async () => {
    const host = open('a signed workbook');
    const hasSignature = (): boolean => parts(host).has('_xmlsignatures/sig1.xml');
    expect(host.missing).toEqual(['digital-signature']);
    await host.apply({ copies: [], sheets: [], names: [], removedNames: [] });
    expect(hasSignature()).toBe(true);
    await host.apply(change(CHARTED));
    expect(Array.from(parts(host).keys()).filter((name) => name.includes('signature'))).toEqual([]);
    expect(parts(host).get('_rels/.rels')).not.toContain('digital-signature');
    await host.undo();
    expect(hasSignature()).toBe(true);
  });

  it('gets no new sheets if its structure is locked, but existing sheets can be written to', async () => {
    const host = open('a locked structure');
    const before = host.save();
    await expect(host.apply(change(CHARTED))).rejects.toMatchObject({
      code: 'workbook-protected',
      detail: '汇总',
    });
    expect(host.save()).toEqual(before);
    await host.apply(
      change({ ...emptySpec('任务分解', 'patch'), blocks: [{ top: 4, left: 4, rows: [['好']] }] }),
    );
    expect(host.save()).not.toEqual(before);
  });

  it.each([
    ['a template', 'spreadsheetml.sheet.main+xml'],
    ['a template with macros', 'ms-excel.sheet.macroEnabled.main+xml'],
  ])('becomes a workbook if it was %s', (name, type) => {
    const types = parts(open(name)).get('[Content_Types].xml') ?? '';
    expect(types).toContain(type);
    expect(types).not.toContain('template');
  });

  it('keeps an unescaped > in attributes of rows and cells that are rewritten', async () => {
    const host = open('a > in an attribute of a row');
    await host.apply(
      change({ ...emptySpec('任务分解', 'patch'), blocks: [{ top: 4, left: 4, rows: [['好']] }] }),
    );
    expect(parts(host).get('xl/worksheets/sheet1.xml')).toContain('n:note="a > b /> c"');
    expect((await host.read()).sheets[0]?.values[3]?.[3]).toBe('好');
  });
});
