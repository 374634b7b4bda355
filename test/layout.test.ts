/**
 * The folders of src/ import each other only as docs/architecture.md says, there are no import cycles, and every file named in the
 * documents for contributors exists.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..');

/** Each file of src/ with the files of src/ that it imports; type imports and dynamic imports count. */
function importsOfFiles(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.tsx?$/.test(file));
  const known = new Set(files);
  const imports = (file: string): string[] => {
    const text = readFileSync(path.join(ROOT, 'src', file), 'utf8');
    return [...text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'(\.[^']*)'/gm)].flatMap(([, place = '']) => {
      const base = path.posix.join(path.posix.dirname(file), place);
      return [`${base}.ts`, `${base}.tsx`].filter((candidate) => known.has(candidate));
    });
  };
  return new Map(files.map((file) => [file, imports(file)]));
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.indexOf('/')));
}

/** Folder → the folders its files import. */
function drawnGraph(): Record<string, string[]> {
  const graph = new Map<string, Set<string>>();
  for (const [file, imported] of importsOfFiles()) {
    const from = folderOf(file);
    const edges = graph.get(from) ?? new Set();
    for (const to of imported.map(folderOf)) if (to !== from) edges.add(to);
    graph.set(from, edges);
  }
  return sorted([...graph].map(([folder, edges]) => [folder, [...edges]]));
}

function sorted(entries: readonly (readonly [string, readonly string[]])[]): Record<string, string[]> {
  return Object.fromEntries(entries.map(([folder, edges]) => [folder, [...edges].sort()]));
}

/** Folder → the folders it may import, read from the table in docs/architecture.md. */
function documentedGraph(): Record<string, string[]> {
  const text = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `src\/([a-z0-9]+)\/` *\|[^|]*\| *([a-z0-9, ]+?) *\|$/gm)];
  return sorted(
    rows.map(([, folder = '', list = '']) => [folder, list === 'nothing' ? [] : list.split(/, */)]),
  );
}

/** Import cycles, each as a list of files (Tarjan's strongly connected components). */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

test('folders import each other as the table in docs/architecture.md says', () => {
  const drawn = drawnGraph();
  expect(documentedGraph()).toEqual(drawn);
  const layers = JSON.parse(readFileSync(path.join(ROOT, 'build/layers.json'), 'utf8')) as Record<
    string,
    string[]
  >;
  expect(sorted(Object.entries(layers))).toEqual(drawn);
});

test('there are no import cycles', () => {
  expect(circles(importsOfFiles())).toEqual([]);
});

test('every file named in the documents for contributors exists', () => {
  const guides = ['CONTRIBUTING.md', 'docs/architecture.md', 'SECURITY.md'];
  const named = guides.flatMap((guide) => {
    const text = readFileSync(path.join(ROOT, guide), 'utf8');
    return [...text.matchAll(/`((?:src|test|docs|build|assets)\/[\w./-]+)`/g)].map(([, place = '']) => place);
  });
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
});

test('an import cycle would be found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
  ]);
  expect(circles(graph)).toEqual([['a', 'b', 'c']]);
});
