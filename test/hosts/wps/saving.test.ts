/**
 * Saving files, on builds that let add-ins write to few places or none.
 */
import { yearEnd } from '../../../src/actions/year-end';
import { PinnedBook } from '../../../src/hosts/wps/book';
import { openDocument } from '../../../src/hosts/wps/files/open-document';
import { saveBeside } from '../../../src/hosts/wps/files/open-bytes';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { halfWayBook } from '../books';

const OPTIONS = { source: 'half-way.xlsx', words: zhCN } as const;
const NAME = /^\/home\/user\/工会\/2015年.*年终汇总\.xlsx$/;
const maker = (book: Parameters<typeof createWorkbook>[0]) => Promise.resolve(createWorkbook(book));

it.each(['anywhere', 'temporary', 'names'] as const)(
  'saves the year-end workbook beside the open one and opens it, if files can be written to: %s',
  async (writable) => {
    const wps = new SimulatedWps(halfWayBook(), 'half-way.xlsx');
    wps.writable = writable;
    expect((await yearEnd(new WpsHost(wps.application, maker), OPTIONS)).bytes).toBeNull();
    expect([...wps.files.keys()].filter((path) => NAME.test(path))).toHaveLength(1);
    expect(wps.openBooks[1]).toMatch(/年终汇总\.xlsx$/);
  },
);

it('opens it from the place where it was written if it can’t be copied', async () => {
  const wps = new SimulatedWps(halfWayBook(), 'half-way.xlsx');
  wps.writable = 'temporary';
  wps.misbehave('FileSystem.copyFileSync', 'throws');
  expect((await yearEnd(new WpsHost(wps.application, maker), OPTIONS)).bytes).toBeNull();
  expect([...wps.files.keys()]).toEqual([expect.stringMatching(/^\/tmp\/wps-user\/.*年终汇总\.xlsx$/)]);
  expect(wps.openBooks[1]).toMatch(/年终汇总\.xlsx$/);
});

it('returns it to the page if no file can be written, and fails if the page can’t save it', async () => {
  const wps = new SimulatedWps(halfWayBook(), 'half-way.xlsx');
  wps.writable = 'nowhere';
  const { bytes } = await yearEnd(new WpsHost(wps.application, maker, true), OPTIONS);
  expect(bytes?.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  await expect(yearEnd(new WpsHost(wps.application, maker), OPTIONS)).rejects.toMatchObject({
    code: 'refused',
    step: 'save-file',
  });
});

it('saves templates beside the workbook without overwriting files', () => {
  const wps = new SimulatedWps(halfWayBook());
  const save = (text: string): string | null =>
    saveBeside(PinnedBook.active(wps.application), '模板.zip', new TextEncoder().encode(text));
  expect([save('甲'), save('乙')]).toEqual(['/home/user/工会/模板.zip', '/home/user/工会/模板（2）.zip']);
  wps.writable = 'nowhere';
  expect(save('丙')).toBeNull();
});

describe('a document that was saved', () => {
  const PATH = '/home/user/工会/2015年10月 通报.docx';
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is opened by the system after the page has shown its path', () => {
    const wps = new SimulatedWps(halfWayBook(), 'half-way.xlsx');
    openDocument(wps.application, PATH);
    expect(wps.shellOpened).toEqual([]);
    jest.runAllTimers();
    expect(wps.shellOpened).toEqual([PATH]);
  });

  it.each([
    ['OAAssist.ShellExecute', 'throws'],
    ['OAAssist.ShellExecute', 'silent'],
    ['OAAssist.ShellExecute', 'null'],
    ['OAAssist.ShellExecute', 'missing'],
    ['Application.OAAssist', 'throws'],
    ['Application.OAAssist', 'null'],
    ['Application.OAAssist', 'missing'],
  ] as const)('is saved even if it can’t be opened: %s %s', (member, how) => {
    const wps = new SimulatedWps(halfWayBook(), 'half-way.xlsx');
    wps.misbehave(member, how);
    openDocument(wps.application, PATH);
    expect(() => jest.runAllTimers()).not.toThrow();
    expect(wps.shellOpened).toEqual([]);
  });
});
