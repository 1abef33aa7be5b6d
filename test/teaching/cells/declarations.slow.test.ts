import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCell } from './any-types.js';

const library = fileURLToPath(new URL('../../../src/index.d.ts', import.meta.url));

describe('the library as notebook cells see it, with their older TypeScript', function () {
  this.timeout(60_000);

  it('exports nothing that has become any', () => {
    assert.deepEqual(compileCell(library, 'export {};').anyPlaces, []);
  });

  it('lets every result in a cell be kept in a variable', () => {
    const cell = `
      import { bindGraph, countGraph, figures, GraphBuilder, measure, ops, platforms, tables, verdicts } from './index.js';
      export const finding = await measure('flops-vs-mac', { cases: ['arm-x1'] });
      export const { results, experiment } = finding;
      export const shown = [figures(finding), tables(finding), verdicts(finding)] as const;
      export const builder = new GraphBuilder('one');
      export const graph = builder.build(builder.pointwise(builder.input([1, 8, 4, 4]), { filters: 16 }));
      export const executable = bindGraph(graph, platforms.typescript, 1);
      export const counts = countGraph(graph);
      export const versions = ops.conv2d.versions;
      export const interval = results.suite('typescript', 'arm-x1')?.ratio('1:12', '1:1');`;
    assert.deepEqual(compileCell(library, cell).errors, []);
  });

  it('still reports a wrong argument', () => {
    const cell = "import { measure } from './index.js'; export const wrong = measure(7);";
    assert.match(
      compileCell(library, cell).errors.join(),
      /'number' is not assignable to parameter of type 'string'/,
    );
  });

  it('finds an any that comes from a type that the older TypeScript does not know', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-any-'));
    try {
      const file = join(folder, 'index.d.ts');
      await writeFile(file, 'export declare function f(a: { b: Float32Array<ArrayBuffer> }): number;\n');
      assert.deepEqual(compileCell(file, 'export {};').anyPlaces, ['f(a).b']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
