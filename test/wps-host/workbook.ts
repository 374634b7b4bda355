/**
 * Workbooks, Workbook, Names.
 */
import type { EtWorld, OpenBook } from './et-world';
import { worksheet, worksheets } from './worksheet';

export function workbook(world: EtWorld, open: OpenBook): object {
  const { book } = open.excel;
  const alive = (): void => {
    if (!world.books.includes(open)) throw new Error('the workbook was closed');
  };
  return world.object('Workbook', {
    get: {
      Name: () => open.name,
      Path: () => open.folder,
      FullName: () => {
        alive();
        return open.folder === '' ? open.name : `${open.folder}/${open.name}`;
      },
      Worksheets: () => {
        alive();
        return worksheets(world, open);
      },
      Names: () => names(world, open),
      ActiveSheet: () => worksheet(world, open, book.activeSheet),
    },
    call: {
      Activate: () => {
        alive();
        world.active = open;
      },
      Save: () => {
        alive();
        if (open.folder === '') throw new Error('Workbook.Save: the user is asked where');
        world.files.set(`${open.folder}/${open.name}`, open.excel.save());
      },
      Close: (savesChanges: unknown) => {
        alive();
        if (savesChanges !== false) throw new Error('Workbook.Close: the user is asked');
        world.books.splice(world.books.indexOf(open), 1);
        if (world.active === open) [world.active = null] = world.books;
      },
    },
  });
}

interface Name {
  readonly name: string;
  readonly refersTo: string;
  readonly scope: string | null;
}

function names(world: EtWorld, open: OpenBook): object {
  const { book } = open.excel;
  // Print areas and print titles are listed among the names, too.
  const all = (): Name[] =>
    book
      .names()
      .map(({ name, refersTo, scope }) => ({ name: name.replace(/^_xlnm\./, ''), refersTo, scope }));
  const find = (key: string): Name | undefined =>
    all().find((entry) => entry.scope === null && entry.name.toLowerCase() === key.toLowerCase());
  return world.object('Names', {
    get: { Count: () => all().length },
    call: {
      Item: (key: number | string) => {
        const name = typeof key === 'number' ? all()[key - 1] : find(key);
        if (!name) throw new Error(`no name ${String(key)}`);
        return nameThing(world, open, name);
      },
      Add: (name: string, refersTo: string, isVisible: boolean) => {
        if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || name.length > 255)
          throw new Error(`name ${name}`);
        if (!refersTo.startsWith('=')) throw new Error(`a name for ${refersTo}`);
        book.parts.book.setName({ name, refersTo: refersTo.slice(1), hidden: !isVisible });
        book.changed();
        return nameThing(world, open, { name, refersTo: refersTo.slice(1), scope: null });
      },
    },
  });
}

function nameThing(world: EtWorld, open: OpenBook, { name, refersTo, scope }: Name): object {
  const { book } = open.excel;
  const isHidden = (): boolean =>
    book.parts.book
      .names()
      .some(
        (entry) =>
          entry.hidden && entry.sheetIndex === null && entry.name.toLowerCase() === name.toLowerCase(),
      );
  const present = (): string =>
    book.names().find((candidate) => candidate.scope === scope && candidate.name === name)?.refersTo ??
    refersTo;
  const set = (changed: { refersTo?: string; hidden?: boolean }): void => {
    book.parts.book.setName({ name, refersTo: present(), hidden: isHidden(), ...changed });
    book.changed();
  };
  return world.object('Name', {
    get: {
      Name: () => (scope === null ? name : `'${scope.replace(/'/g, "''")}'!${name}`),
      RefersTo: () => `=${present()}`,
      Visible: () => !isHidden(),
    },
    set: {
      RefersTo: (value: string) => set({ refersTo: value.replace(/^=/, '') }),
      Visible: (value: boolean) => set({ hidden: !value }),
    },
    call: {
      Delete: () => {
        book.parts.book.removeName(name);
        book.changed();
      },
    },
  });
}
