import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import * as mobilenetv2 from '../../src/papers/mobilenetv2.js';
import * as pruning from '../../src/papers/pruning.js';
import { type Published, publishedNumber } from '../../src/papers/published.js';
import * as shufflenetv1 from '../../src/papers/shufflenetv1.js';
import * as shufflenetv2 from '../../src/papers/shufflenetv2.js';

/** Everything but functions that the modules of src/papers/ export, by module and name. */
async function exportedTables(): Promise<[name: string, table: Published][]> {
  const folder = new URL('../../src/papers/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter(file => file.endsWith('.js'));
  const modules = await Promise.all(
    files.map(async file => {
      const module: Record<string, unknown> = await import(new URL(file.replaceAll('\\', '/'), folder).href);
      return Object.entries(module)
        .filter(([, value]) => typeof value !== 'function')
        .map(([name, value]) => [`${file} ${name}`, value as Published] as [string, Published]);
    }),
  );
  return modules.flat();
}

describe('published tables', () => {
  let all: [name: string, table: Published][];
  before(async () => {
    all = await exportedTables();
  });

  it('are all that the modules of papers export, beside functions', () => {
    const names = all.map(([name]) => name);
    assert.ok(names.includes('shufflenetv2.js guideline1') && names.includes('pruning.js netadapt'));
    assert.deepEqual(
      all.filter(([, table]) => !Array.isArray(table?.rows)).map(([name]) => name),
      [],
    );
  });

  it('have a paper, a place and a set-up', () => {
    for (const [name, { paper, place, setup }] of all) {
      for (const text of [paper, place, setup]) assert.ok(text.trim(), `${name}: ${text}`);
    }
  });

  it('have as many cells in each row as columns, and no column twice', () => {
    for (const [name, { columns, rows }] of all) {
      for (const row of rows) assert.equal(row.length, columns.length, `${name}: ${row[0]}`);
      assert.equal(new Set(columns).size, columns.length, `${name}: ${columns}`);
      for (const column of columns) assert.ok(column.trim(), `${name}: ${columns}`);
    }
  });

  it('give one number by row and column, and refuse what is not a number', () => {
    assert.equal(publishedNumber(shufflenetv2.guideline2, '8', 'arm_x4'), 1.8);
    assert.throws(
      () => publishedNumber(shufflenetv2.guideline1, '1:1', 'gpu_c1c2_x1'),
      /128,128, expected a number/,
    );
    assert.throws(
      () => publishedNumber(shufflenetv2.guideline1, '1:3', 'gpu_x1'),
      /no row 1:3, expected one of 1:1, 1:2/,
    );
    assert.throws(
      () => publishedNumber(shufflenetv2.guideline1, '1:1', 'gpu'),
      /no column gpu, expected one of c1:c2/,
    );
  });

  it('have channel pairs whose work differs as much as the remarks say', () => {
    const work = (column: string) =>
      shufflenetv2.guideline1.rows.map(row => {
        const [c1, c2] = String(row[shufflenetv2.guideline1.columns.indexOf(column)]).split(',').map(Number);
        return c1 * c2;
      });
    const less = (column: string, row: number) =>
      (100 * (1 - work(column)[row] / work(column)[0])).toFixed(1);
    assert.equal(less('gpu_c1c2_x1', 3), '5.1');
    assert.equal(less('arm_c1c2_x1', 1), '5.5');
  });

  it('have the preserved area that the formula of the appendix gives', () => {
    for (const [n, preserved, collapsed] of mobilenetv2.preservedArea.rows as number[][]) {
      const formula = (1 + n) / 2 ** n;
      assert.ok(Math.abs(collapsed - formula) <= 2e-3 * formula, `collapsed at n = ${n}`);
      assert.ok(Math.abs(preserved - (1 - formula)) < 1e-8, `preserved at n = ${n}`);
    }
  });

  it('have slices of the run time that add up to 100 %, within the rounding of the figure', () => {
    for (const [name, ...slices] of shufflenetv2.runtimeBreakdown.rows) {
      const sum = slices.reduce<number>((total, slice) => total + Number(slice ?? 0), 0);
      assert.ok(Math.abs(sum - 100) < 0.5, `${name}: ${sum}`);
    }
  });

  it('have the steps in complexity and time that the text of ShuffleNetV1 mentions', () => {
    const ratio = (column: string) =>
      publishedNumber(shufflenetv1.actualSpeed, 'ShuffleNet 1x (g=3)', column) /
      publishedNumber(shufflenetv1.actualSpeed, 'ShuffleNet 0.5x (g=3)', column);
    assert.equal(ratio('macs_M').toFixed(2), '3.68');
    assert.equal(ratio('ms_224x224').toFixed(2), '2.49');
  });

  it('have pruned networks that are slower, which is the point of them', () => {
    const [original, pruned] = pruning.ncnn3190.rows.map(row => Number(row[2]));
    assert.ok(pruned > original);
    const latency = (channels: string) => publishedNumber(pruning.tflite46002, channels, 'latency');
    assert.equal((latency('33/43') / latency('32/43')).toFixed(2), '1.81');
    assert.equal((latency('31/43') / latency('32/43')).toFixed(2), '1.93');
  });
});
