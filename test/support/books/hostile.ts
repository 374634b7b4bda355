/**
 * Bad files that must do no harm: damaged, renamed, encrypted, zip bombs, or built to be misread.
 */
import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { SAMPLE } from '../command';

/** The parts of the sample workbook, as a base for damaged ones. */
function sampleParts(): Zippable {
  return unzipSync(readFileSync(SAMPLE));
}

function text(parts: Zippable, name: string): string {
  return new TextDecoder().decode(parts[name] as Uint8Array);
}

function withPart(name: string, change: (text: string) => string): Uint8Array {
  const parts = sampleParts();
  return zipSync({ ...parts, [name]: strToU8(change(text(parts, name))) });
}

const SHEET = 'xl/worksheets/sheet1.xml';
const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, index) => {
  const [inner, outer] = ['abcdefghijklmn'[index] ?? 'a', 'abcdefghijklmn'[index + 1] ?? 'b'];
  return `<!ENTITY ${outer} "${`&${inner};`.repeat(10)}">`;
}).join('')}]>`;

function withDoctype(xml: string): string {
  return xml.replace(/\?>\s*/, `?>${BOMB}`);
}

/** An OLE compound file: a header of 512 bytes and a directory with one stream of the given name. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true); // sectors of 512 bytes
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true); // one FAT sector
  view.setUint32(48, 1, true); // the directory's first sector
  view.setUint32(56, 4096, true);
  view.setUint32(60, 0xfffffffe, true);
  view.setUint32(68, 0xfffffffe, true);
  view.setUint32(76, 0, true); // the FAT is sector 0
  for (let index = 1; index < 109; index += 1) view.setUint32(76 + 4 * index, 0xffffffff, true);
  for (let index = 0; index < 128; index += 1) view.setUint32(512 + 4 * index, 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  view.setUint32(516, 0xfffffffe, true);
  ['Root Entry', stream].forEach((name, entry) => {
    const at = 1024 + 128 * entry;
    Array.from(name).forEach((letter, index) => {
      view.setUint16(at + 2 * index, letter.charCodeAt(0), true);
    });
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    bytes[at + 66] = entry === 0 ? 5 : 2;
    for (const offset of [68, 72, 76]) view.setUint32(at + offset, 0xffffffff, true);
    view.setUint32(at + 116, 0xfffffffe, true);
  });
  return bytes;
}

/** A zip bomb: a sheet part with a gigabyte of spaces, packed to a megabyte. */
function inflated(): Uint8Array {
  const block = strToU8(' '.repeat(8 * 1024 * 1024));
  const sheet = strToU8(text(sampleParts(), SHEET));
  const whole = new Uint8Array(block.length * 48 + sheet.length);
  whole.set(sheet);
  for (let index = 0; index < 48; index += 1) whole.set(block, sheet.length + index * block.length);
  return zipSync({ ...sampleParts(), [SHEET]: whole });
}

/** The same bomb, with harmless sizes stated in the zip directory. */
function lying(): Uint8Array {
  const bytes = bomb().slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) > 1e8) view.setUint32(at + 24, 5000, true);
    if (signature === 0x04034b50 && view.getUint32(at + 22, true) > 1e8) view.setUint32(at + 22, 5000, true);
  }
  return bytes;
}

const EXTRA_ROWS = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 30}" ht="20"/>`).join(
  '',
);

/** Caches a file, because packing a bomb takes seconds. */
function once(build: () => Uint8Array): () => Uint8Array {
  let built: Uint8Array | null = null;
  return () => (built ??= build());
}

const bomb = once(inflated);

/** Bad files by name, each with words that the error message must contain. */
export const REFUSED: readonly {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly says: string;
}[] = [
  { name: 'an empty file', bytes: () => new Uint8Array(), says: '已损坏' },
  { name: 'a text', bytes: () => strToU8('单位,人数\n甲,1'), says: '不是 Excel 工作簿' },
  { name: 'a workbook cut in half', bytes: () => readFileSync(SAMPLE).subarray(0, 2000), says: '已损坏' },
  {
    name: 'a workbook without its last bytes',
    bytes: () => readFileSync(SAMPLE).subarray(0, -30),
    says: '已损坏',
  },
  { name: 'an .xls renamed', bytes: () => compoundFile('Workbook'), says: '旧格式' },
  { name: 'an .et renamed', bytes: () => compoundFile('ETWorkbook'), says: '旧格式' },
  { name: 'an encrypted workbook', bytes: () => compoundFile('EncryptedPackage'), says: '打开密码' },
  {
    name: 'a zip of something else',
    bytes: () => zipSync({ 'a.txt': strToU8('a') }),
    says: '不是 Excel 工作簿',
  },
  { name: 'a zip bomb', bytes: bomb, says: '过大' },
  { name: 'a zip bomb that lies', bytes: once(lying), says: '' },
  { name: 'entities in a sheet', bytes: () => withPart(SHEET, withDoctype), says: '不安全' },
  { name: 'entities in the workbook', bytes: () => withPart('xl/workbook.xml', withDoctype), says: '不安全' },
  {
    name: 'entities in the strings',
    bytes: () => withPart('xl/sharedStrings.xml', withDoctype),
    says: '不安全',
  },
  {
    name: 'a sheet that is not XML',
    bytes: () => withPart(SHEET, () => '<worksheet><sheetData>'),
    says: '已损坏',
  },
  {
    name: 'a workbook part that is missing',
    bytes: () => {
      const parts = sampleParts();
      return zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== SHEET)));
    },
    says: '已损坏',
  },
];

/** Odd but harmless files. They must be read, or refused with a message, within limits of time and memory. */
export const ODD: readonly { readonly name: string; readonly bytes: () => Uint8Array }[] = [
  {
    name: 'a cell at XFD1048576',
    bytes: () =>
      withPart(SHEET, (xml) =>
        xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
  },
  {
    name: 'a million formatted empty rows',
    bytes: () => withPart(SHEET, (xml) => xml.replace('</sheetData>', `${EXTRA_ROWS}</sheetData>`)),
  },
  {
    name: 'formulas and DDE in names',
    bytes: () =>
      withPart('xl/workbook.xml', (xml) =>
        xml.replace(
          '</sheets>',
          `</sheets><definedNames><definedName name="a">cmd|'/C calc'!A0</definedName><definedName name="任务分解_完成率">SUM(1,2)</definedName><definedName name="任务分解_参数">#REF!$A$1</definedName></definedNames>`,
        ),
      ),
  },
  {
    name: 'a path that climbs out',
    bytes: () => zipSync({ ...sampleParts(), '../../../tmp/x.xml': strToU8('<a/>') }),
  },
];

/** A workbook with 45,000 fonts and a cell format for each, as much pasting between workbooks leaves behind. */
export function manyFonts(): Uint8Array {
  const many = Array.from({ length: 45_000 }, (_, index) => index);
  const fonts = many.map((index) => `<font><b/><sz val="9"/><name val="字体${index}"/></font>`);
  const formats = many.map(
    (index) => `<xf numFmtId="0" fontId="${index}" fillId="0" borderId="0" xfId="0"/>`,
  );
  return withPart('xl/styles.xml', (xml) =>
    xml
      .replace('</fonts>', `${fonts.join('')}</fonts>`)
      .replace('</cellXfs>', `${formats.join('')}</cellXfs>`),
  );
}

/** The sample with a unit whose name is a text that begins with `=`. */
export function unitNamedLikeFormula(): Uint8Array {
  return withPart('xl/sharedStrings.xml', (xml) => xml.replace('>宝丰<', '>=1+1<'));
}
