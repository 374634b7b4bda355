/**
 * LibreOffice as a second, independent spreadsheet program: recalculates, prints and edits workbooks.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArea } from '../../src/spreadsheet/address';
import { runProgram } from './run-program';
import { scratchFile, scratchFolder } from './scratch';

const TIMEOUT = 90_000;

/** OOXMLRecalcMode and ODFRecalcMode 0 mean "always recalculate" instead of using cached values. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

let profile: string | null = null;

/** The profile for all runs of a test file, because a new one costs half a second. */
function profileFolder(): string {
  if (profile === null) {
    profile = scratchFolder();
    mkdirSync(join(profile, 'user'));
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
  }
  return profile;
}

/** The previous run, to be waited for: a second soffice on the same profile would hand its work to the first and return at once. */
let running: Promise<unknown> = Promise.resolve();

function soffice(args: readonly string[], timeout = TIMEOUT): Promise<void> {
  const run = running.then(async () => {
    const folder = profileFolder();
    try {
      await runProgram(
        'soffice',
        [`-env:UserInstallation=${pathToFileURL(folder).href}`, '--headless', ...args],
        {
          timeout,
        },
      );
    } catch (error) {
      // A killed process leaves its lock files behind.
      rmSync(folder, { recursive: true, force: true });
      profile = null;
      throw error;
    }
  });
  running = run.catch(() => undefined);
  return run;
}

async function convert(path: string, extension: string): Promise<string> {
  const folder = scratchFolder();
  await soffice(['--convert-to', extension, '--outdir', folder, path]);
  const made = join(folder, basename(path).replace(/\.[^.]*$/, '') + `.${extension}`);
  // soffice exits with 0 even if it can't read a file.
  if (!existsSync(made)) throw new Error(`LibreOffice made no ${extension} of ${path}`);
  return made;
}

/** Recalculates a workbook; returns the path of the new .xlsx. */
export function recalculate(path: string): Promise<string> {
  return convert(path, 'xlsx');
}

/** Workbooks per run: given 300 at once, LibreOffice 7.4 converts 247, silently skips the rest, and exits with 0 (measured). */
const BATCH = 100;

/** Converts many workbooks in as few runs as possible; returns the paths of the new files, which exist only for readable workbooks. */
async function convertAll(paths: readonly string[], extension: string): Promise<readonly string[]> {
  const [from, to] = [scratchFolder(), scratchFolder()];
  // Output files of workbooks with the same name in different folders would overwrite each other.
  const copies = paths.map((path, index) => {
    const copy = join(from, `${index}${extname(path)}`);
    copyFileSync(path, copy);
    return copy;
  });
  for (let start = 0; start < copies.length; start += BATCH) {
    const batch = copies.slice(start, start + BATCH);
    const timeout = TIMEOUT + batch.length * 10_000;
    await soffice(['--convert-to', extension, '--outdir', to, ...batch], timeout);
  }
  return paths.map((_, index) => join(to, `${index}.${extension}`));
}

/**
 * Recalculates many workbooks; returns the paths of the new files in order.
 * @throws Error with the workbooks that LibreOffice could not read
 */
export async function recalculateAll(paths: readonly string[]): Promise<readonly string[]> {
  const made = await convertAll(paths, 'xlsx');
  const missing = paths.filter((_, index) => !existsSync(made[index] ?? ''));
  if (missing.length > 0) throw new Error(`LibreOffice made no xlsx of ${missing.join(', ')}`);
  return made;
}

/** Opens workbooks; returns the paths of those that LibreOffice could not open. */
export async function notOpened(paths: readonly string[]): Promise<readonly string[]> {
  // The output does not matter; the first sheet as text is the fastest.
  const made = await convertAll(paths, 'csv');
  return paths.filter((_, index) => !existsSync(made[index] ?? ''));
}

/** Saves a web page as a Word document; returns the path of the .docx. */
export async function pageToDocx(path: string): Promise<string> {
  const folder = scratchFolder();
  // Without the filter's name LibreOffice opens the page in Writer/Web, which can't save .docx.
  await soffice(['--infilter=HTML (StarWriter)', '--convert-to', 'docx', '--outdir', folder, path]);
  return join(folder, basename(path).replace(/\.html$/, '.docx'));
}

/** Prints all visible sheets to a PDF; returns its path. */
export function toPdf(path: string): Promise<string> {
  return convert(path, 'pdf');
}

/** Renders the pages of a PDF as pictures; returns their paths in page order. */
export async function toPng(pdf: string, dpi = 80): Promise<readonly string[]> {
  const folder = scratchFolder();
  await runProgram('pdftoppm', ['-r', String(dpi), '-png', pdf, join(folder, 'page')]);
  // pdftoppm pads page numbers with zeros, so that names sort in page order.
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** The text of each page of a PDF, laid out as on the page. */
export async function pdfText(pdf: string): Promise<readonly string[]> {
  const text = await runProgram('pdftotext', ['-layout', pdf, '-']);
  return text.split('\f').slice(0, -1);
}

/** An edit that a user makes in LibreOffice. Rows are 1-based, columns are letters. */
export type EditStep =
  | {
      readonly kind: 'set-cell';
      readonly sheet: string;
      readonly cell: string;
      readonly value: string | number;
    }
  | { readonly kind: 'insert-column'; readonly sheet: string; readonly before: string }
  | { readonly kind: 'delete-column'; readonly sheet: string; readonly column: string }
  | { readonly kind: 'insert-row'; readonly sheet: string; readonly before: number }
  | { readonly kind: 'delete-row'; readonly sheet: string; readonly row: number }
  | {
      readonly kind: 'sort';
      readonly sheet: string;
      /** The cells to sort, without header and total: `A4:J19`. */
      readonly range: string;
      readonly by: string;
      readonly descending?: boolean;
    }
  | { readonly kind: 'rename-sheet'; readonly sheet: string; readonly to: string };

/** A workbook and the edits to make in it. */
export interface Editing {
  readonly path: string;
  readonly steps: readonly EditStep[];
}

/**
 * Edits a workbook in LibreOffice and saves it as .xlsx; returns the path of the new file.
 * @throws Error with Basic's message if a step fails
 */
export async function editInLibreOffice(path: string, steps: readonly EditStep[]): Promise<string> {
  const [edited] = await editAllInLibreOffice([{ path, steps }]);
  return edited ?? '';
}

/**
 * Edits many workbooks in one start of LibreOffice, because a start takes seconds; returns the paths of the new files in order.
 * @throws Error with Basic's message if a step fails
 */
export async function editAllInLibreOffice(editings: readonly Editing[]): Promise<readonly string[]> {
  const outs = editings.map(({ path }) => scratchFile(basename(path)));
  const subs = editings.map(
    ({ path, steps }, index) => `Sub Edit${index}
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(${basicText(pathToFileURL(path).href)}, "_blank", 0, hidden())
${steps.map((step) => `  sheet = book.Sheets.getByName(${basicText(step.sheet)})\n${editStatement(step)}`).join('\n')}
  Dim xlsx(0) As New com.sun.star.beans.PropertyValue
  xlsx(0).Name = "FilterName"
  xlsx(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(${basicText(pathToFileURL(outs[index] ?? '').href)}, xlsx())
  book.close(True)
End Sub
`,
  );
  await runBasic(`Sub Main
${editings.map((_, index) => `  Edit${index}()`).join('\n')}
End Sub

${subs.join('\n')}
Sub SortRows(range, field, ascending)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = field
  fields(0).IsAscending = ascending
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields"
  order(0).Value = fields()
  order(1).Name = "ContainsHeader"
  order(1).Value = False
  range.sort(order())
End Sub
`);
  return outs;
}

/** A workbook, and the cells whose texts to return. */
export interface Reading {
  readonly path: string;
  readonly cells: readonly { readonly sheet: string; readonly cell: string }[];
}

/**
 * Recalculates many workbooks in one start of LibreOffice; returns the texts that some of their cells show, in order. It saves no files
 * and takes half the time of {@link recalculateAll}.
 * @throws Error with Basic's message
 */
export async function textsInLibreOffice(
  readings: readonly Reading[],
): Promise<readonly (readonly string[])[]> {
  const told = scratchFile('texts.txt');
  writeFileSync(told, '');
  const subs = readings.map(
    ({ path, cells }, index) => `Sub Read${index}
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(${basicText(pathToFileURL(path).href)}, "_blank", 0, hidden())
${cells
  .map(
    ({ sheet, cell }) =>
      `  out.writeString(book.Sheets.getByName(${basicText(sheet)}).getCellRangeByName(${basicText(cell)}).String & Chr(0))`,
  )
  .join('\n')}
  book.close(True)
End Sub
`,
  );
  // `Print #` would use the system's encoding, which may not support Chinese.
  await runBasic(`Dim out

Sub Main
  out = createUnoService("com.sun.star.io.TextOutputStream")
  out.setEncoding("UTF-8")
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  out.setOutputStream(files.openFileWrite(${basicText(pathToFileURL(told).href)}))
${readings.map((_, index) => `  Read${index}()`).join('\n')}
  out.closeOutput()
End Sub

${subs.join('\n')}`);
  const texts = readFileSync(told, 'utf8').split('\0');
  return readings.map(({ cells }) => texts.splice(0, cells.length));
}

/**
 * Opens a workbook, calls `Sub Replay(app)` of a module with the application object, and saves the workbook as .xlsx. The module can
 * report with `Tell(what)`.
 * @returns the path of the new file, and everything reported
 * @throws Error with Basic's message
 */
export async function replayInLibreOffice(
  path: string,
  replay: string,
): Promise<{ readonly path: string; readonly told: readonly string[] }> {
  const out = scratchFile(basename(path));
  const told = scratchFile('told.txt');
  writeFileSync(told, '');
  const main = `Sub Main
  Dim none()
  book = StarDesktop.loadComponentFromURL(${basicText(pathToFileURL(path).href)}, "_blank", 0, none())
  globals = book.createInstance("ooo.vba.VBAGlobals")
  Played.Replay(globals.Application)
  Dim xlsx(0) As New com.sun.star.beans.PropertyValue
  xlsx(0).Name = "FilterName"
  xlsx(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(${basicText(pathToFileURL(out).href)}, xlsx())
  book.close(True)
End Sub
`;
  const tell = `
Sub Tell(what)
  file = FreeFile
  Open ${basicText(told)} For Append As #file
  Print #file, what
  Close #file
End Sub
`;
  await runBasic(main, { Played: replay + tell });
  return {
    path: out,
    told: readFileSync(told, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  };
}

function editStatement(step: EditStep): string {
  switch (step.kind) {
    case 'set-cell': {
      const cell = `  sheet.getCellRangeByName(${basicText(step.cell)})`;
      if (typeof step.value === 'number') return `${cell}.Value = ${step.value}`;
      return `${cell}.${step.value.startsWith('=') ? 'Formula' : 'String'} = ${basicText(step.value)}`;
    }
    case 'insert-column':
      return `  sheet.Columns.insertByIndex(${columnIndex(step.before)}, 1)`;
    case 'delete-column':
      return `  sheet.Columns.removeByIndex(${columnIndex(step.column)}, 1)`;
    case 'insert-row':
      return `  sheet.Rows.insertByIndex(${step.before - 1}, 1)`;
    case 'delete-row':
      return `  sheet.Rows.removeByIndex(${step.row - 1}, 1)`;
    case 'sort': {
      const left = columnIndex(/^[A-Z]+/.exec(step.range)?.[0] ?? '');
      const ascending = step.descending === true ? 'False' : 'True';
      const range = `sheet.getCellRangeByName(${basicText(step.range)})`;
      return `  SortRows(${range}, ${columnIndex(step.by) - left}, ${ascending})`;
    }
    case 'rename-sheet':
      return `  sheet.Name = ${basicText(step.to)}`;
  }
}

/** The 0-based index of a column, as LibreOffice counts. */
function columnIndex(letters: string): number {
  const area = parseArea(`${letters}1`);
  if (!area) throw new Error(`${letters} is no column`);
  return area.left - 1;
}

function basicText(text: string): string {
  const lines = text.split('\n').map((line) => `"${line.replace(/"/g, '""')}"`);
  return lines.join(' & Chr(10) & ');
}

/**
 * Runs a Basic module's `Sub Main` in LibreOffice.
 *
 * `Sub Main` must close the documents that it opens.
 * @throws Error with Basic's message and line
 */
async function runBasic(module: string, others: Readonly<Record<string, string>> = {}): Promise<void> {
  // LibreOffice fills a new profile on its first start and would overwrite this Basic library, so that it is started once before.
  if (!existsSync(join(profileFolder(), 'user', 'extensions'))) await soffice(['--terminate_after_init']);
  const folder = join(profileFolder(), 'user', 'basic', 'Standard');
  mkdirSync(folder, { recursive: true });
  const outcome = scratchFile('outcome.txt');
  const modules = { Job: module, Start: startModule(outcome), ...others };
  for (const [name, source] of Object.entries(modules)) {
    writeFileSync(join(folder, `${name}.xba`), basicModule(name, source));
  }
  writeFileSync(join(folder, 'script.xlb'), basicLibrary(Object.keys(modules)));
  writeFileSync(join(folder, '..', 'script.xlc'), LIBRARIES);
  await soffice(['macro:///Standard.Start.Run']);
  const said = existsSync(outcome) ? readFileSync(outcome, 'utf8').trim() : 'it did not compile';
  if (said !== 'done') throw new Error(`LibreOffice Basic: ${said}`);
}

/** The Basic module that calls `Main` and writes the outcome to a file, because soffice does not report it. */
function startModule(outcome: string): string {
  return `Sub Run
  On Error GoTo Failed
  Job.Main()
  Tell("done")
  StarDesktop.terminate()
  Exit Sub
Failed:
  Tell(Error$ & " (line " & Erl & ")")
  StarDesktop.terminate()
End Sub

Sub Tell(what)
  file = FreeFile
  Open ${basicText(outcome)} For Output As #file
  Print #file, what
  Close #file
End Sub
`;
}

function basicModule(name: string, source: string): string {
  const text = source.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="${name}" script:language="StarBasic">${text}</script:module>
`;
}

function basicLibrary(modules: readonly string[]): string {
  const elements = modules.map((name) => `<library:element library:name="${name}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">${elements}</library:library>
`;
}

const LIBRARIES = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
`;
