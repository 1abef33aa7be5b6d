import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { compileKernel } from '../../../experiments/kernel-ladder/compile-kernel.js';
import { measureAgainstGiven, tryKernel } from '../../../experiments/kernel-ladder/try-kernel.js';
import { figures, tables } from '../../../src/teaching/cells/views.js';

/** One sum at a time; `factor` scales it. */
const source = (factor: string) => `
export function multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum: f32 = 0;
      for (let p = 0; p < k; p++) {
        sum += load<f32>(a + 4 * <usize>(i * k + p)) * load<f32>(b + 4 * <usize>(p * n + j));
      }
      store<f32>(out + 4 * <usize>(i * n + j), ${factor} * sum);
    }
  }
}`;

const leftOver = () => readdirSync(tmpdir()).filter(name => name.startsWith('beyond-flops-cell-'));

describe('tryKernel', function () {
  this.timeout(60_000);

  it('measures a kernel among the rungs of the matrix product, in the table and in the figure', async () => {
    const before = leftOver();
    const finding = await tryKernel(await compileKernel(source('1')), { profile: 'smoke' });
    const [table] = tables(finding);
    const rungs = table.rows.map(([rung]) => rung);
    assert.equal(rungs.indexOf('yours'), rungs.indexOf('wasm') - 1);
    assert.match(String(table.rows[rungs.indexOf('yours')][2]), /^[\d.]+ \[/);
    assert.ok(figures(finding)[0].data.some(trace => 'x' in trace && trace.x?.includes('yours' as never)));
    assert.deepEqual(leftOver(), before);
  });

  it('refuses one that computes something else before anything is measured', async () => {
    await assert.rejects(
      tryKernel(await compileKernel(source('1.01')), { profile: 'smoke' }),
      /^Error: tryKernel: differs from reference: error 0\.0\d+, expected at most 0\.0001$/,
    );
  });

  it('ends one that does not return', async () => {
    const endless = source('1').replace('let sum', 'while (n > 0) {}\n      let sum');
    await assert.rejects(
      measureAgainstGiven(await compileKernel(endless), 3000),
      /^Error: tryKernel: the kernel has not returned after 3 s, expected it to end$/,
    );
  });
});
