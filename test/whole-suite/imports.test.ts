import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The build: the compiler has removed imports of types, so what is left happens at run time. */
const dist = fileURLToPath(new URL('../../', import.meta.url));

/** What only one experiment, or two alike, need. */
const PARTS = [
  'depthwise-separable',
  'equal-flops',
  'ladder',
  'layer-time',
  'manifold',
  'pruning',
  't-split',
  'zoo',
];
const EXACT = ['tensor', 'wasm', 'threads', 'kernels', 'platforms.js', 'rungs.js', 'graph', 'models', 'cost'];
const RESULTS = ['judging', 'record', 'report', 'papers'];

/**
 * The arrows of the data flow: what each place may import at run time, beside itself. Types may be imported from
 * anywhere, for the contracts (`experiment.ts`, `results.ts`) name what every place hands on.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  tensor: [],
  wasm: ['tensor'],
  threads: ['wasm'],
  kernels: ['tensor', 'wasm'],
  'platforms.js': ['wasm', 'threads', 'kernels'],
  'rungs.js': ['wasm', 'threads', 'kernels', 'platforms.js', 'native'],
  graph: ['tensor', 'kernels'],
  models: ['tensor', 'graph', 'record'],
  cost: ['tensor', 'kernels', 'graph', 'models'],
  onnx: ['tensor', 'kernels', 'graph'],
  native: ['tensor', 'platforms.js', 'graph', 'onnx'],
  papers: [],
  judging: ['tensor'],
  record: ['judging'],
  report: ['tensor', 'cost', 'papers', 'judging', 'record'],
  ...Object.fromEntries(PARTS.map(part => [part, [...EXACT, ...RESULTS]])),
  experiments: [...EXACT, ...RESULTS, ...PARTS],
  'experiments.js': ['record'],
  'experiment.js': [],
  measure: [...EXACT, 'native', 'judging', 'record', 'experiments.js'],
  peers: [...EXACT, 'onnx', 'native', 'judging', 'record', 'report', 'measure'],
  class: ['platforms.js', 'judging', 'record', 'report', 'measure'],
  notebook: [...EXACT, ...RESULTS, 'ladder', 'measure', 'experiments.js'],
  'memory-wall': [...EXACT, ...RESULTS, 't-split', 'notebook'],
  course: [...EXACT, ...RESULTS, ...PARTS, 'measure', 'experiments.js', 'notebook'],
  museum: ['tensor', 'judging', 'measure', 'report', 'notebook'],
  'notebook-tools': [],
  handout: ['record', 'report', 'notebook-tools'],
  'index.js': [
    ...EXACT,
    ...RESULTS,
    ...PARTS,
    'measure',
    'experiments.js',
    'notebook',
    'course',
    'museum',
    'memory-wall',
    'onnx',
  ],
  cli: [...EXACT, ...RESULTS, 'measure', 'experiments.js', 'onnx', 'native', 'peers', 'class'],
};

/** `src/graph/arena.js` → `graph`, `src/platforms.js` → `platforms.js`, `experiments/x.js` → `experiments`. */
function placeOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' ? second : top;
}

/** Files that each compiled file of the program imports, as paths from the build's folder. */
function importGraph(): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const top of ['src', 'experiments']) {
    for (const name of readdirSync(join(dist, top), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js')) continue;
      const file = relative(dist, join(dist, top, name))
        .split(sep)
        .join('/');
      const source = readFileSync(join(dist, file), 'utf8');
      const imports = [...source.matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)';/gm)];
      graph.set(
        file,
        imports.map(([, path]) => posix.join(dirname(file), path)),
      );
    }
  }
  return graph;
}

describe('imports', () => {
  const graph = importGraph();

  it('are found in the build', () => {
    assert.ok(graph.get('src/platforms.js')?.includes('src/kernels/ops.js'));
    for (const imported of [...graph.values()].flat())
      assert.ok(graph.has(imported), `${imported} is no file`);
  });

  it('follow the arrows of the data flow', () => {
    const wrong: string[] = [];
    for (const [file, imports] of graph) {
      const place = placeOf(file);
      assert.ok(
        place in ALLOWED,
        `${file}: ${place} has no arrows yet, expected one of ${Object.keys(ALLOWED)}`,
      );
      for (const imported of imports) {
        const target = placeOf(imported);
        if (target !== place && !ALLOWED[place].includes(target)) wrong.push(`${file} imports ${imported}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('have no cycle', () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      if (done.has(file)) return;
      for (const imported of graph.get(file) ?? []) visit(imported, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
  });

  it('have no arrows that turn back in the table of arrows itself', () => {
    const reaches = (from: string, to: string): boolean =>
      ALLOWED[from].some(next => next === to || reaches(next, to));
    for (const place of Object.keys(ALLOWED)) assert.ok(!reaches(place, place), `${place} reaches itself`);
  });
});
