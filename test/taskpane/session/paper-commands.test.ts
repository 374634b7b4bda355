import { readFileSync } from 'node:fs';
import { inPageFileEngine } from '../../../src/engine/in-page-engine';
import { FileHost } from '../../../src/hosts/file/file-host';
import { paneEnUS } from '../../../src/i18n/pane/en-US';
import { paneZhCN } from '../../../src/i18n/pane/zh-CN';
import type { CommandContext } from '../../../src/taskpane/session/command';
import { performPaper } from '../../../src/taskpane/session/paper-commands';
import { HALF_WAY } from '../../support/command';
import { readDocument } from '../../support/document';

function context(save: CommandContext['save']): CommandContext {
  return {
    options: {},
    bookName: 'book.xlsx',
    signal: new AbortController().signal,
    save,
    openBook: undefined,
    startEngine: inPageFileEngine,
    ask: () => Promise.reject(new Error('nothing is asked')),
    mayConvert: () => Promise.reject(new Error('nothing is asked')),
    onStep: () => Promise.resolve(),
  };
}

it('makes a paper, saves it under its name, says how many places are to be filled in, and leaves the workbook as it was', async () => {
  const host = FileHost.open(readFileSync(HALF_WAY));
  const before = host.save();
  const saved = new Map<string, Uint8Array>();
  const outcome = await performPaper(
    host,
    { kind: 'make-paper', paper: 'bulletin', phase: null, month: null },
    context((fileName, bytes) => {
      saved.set(fileName, bytes);
      return `/家/${fileName}`;
    }),
  );
  const [name = '', bytes = new Uint8Array()] = [...saved][0] ?? [];
  expect([...saved.keys()]).toEqual(['2015年10月农民工入会集中行动月度通报.docx']);
  expect((await readDocument(bytes)).paragraphs.join('')).toContain('累计新增会员33,585人');
  expect(outcome).toEqual({
    notice: { kind: 'paper-saved', fileName: `/家/${name}`, toFill: 3, refused: [] },
    isChanged: false,
  });
  expect(paneZhCN.notice({ kind: 'paper-saved', fileName: name, toFill: 3, refused: [] })).toBe(
    `已生成“${name}”，其中 3 处待填写`,
  );
  expect(paneEnUS.notice({ kind: 'paper-saved', fileName: name, toFill: 1, refused: [] })).toContain(
    '1 place to fill in',
  );
  expect(host.save()).toEqual(before);
});

it('makes the paper about the phase that was chosen', async () => {
  const host = FileHost.open(readFileSync(HALF_WAY));
  const names: string[] = [];
  await performPaper(
    host,
    { kind: 'make-paper', paper: 'phase', phase: '宣传发动', month: null },
    context((fileName) => {
      names.push(fileName);
      return fileName;
    }),
  );
  expect(names).toEqual(['2015年农民工入会集中行动宣传发动阶段小结.docx']);
});

it('fails where no file can be saved, and names the file', async () => {
  const host = FileHost.open(readFileSync(HALF_WAY));
  await expect(
    performPaper(
      host,
      { kind: 'make-paper', paper: 'reminder', phase: null, month: null },
      context(undefined),
    ),
  ).rejects.toMatchObject({ step: 'open-file' });
});
