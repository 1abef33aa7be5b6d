import assert from 'node:assert/strict';
import { checkKernel } from '../../../experiments/kernel-ladder/check-kernel.js';
import { compileKernel } from '../../../experiments/kernel-ladder/compile-kernel.js';

/** A product of single vectors, with more to do before and after it. */
function product(after = '', before = ''): string {
  return `${before}
export function multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j += 4) {
      let sum = f32x4.splat(0);
      for (let p = 0; p < k; p++) {
        const x = v128.load32_splat(a + 4 * <usize>(i * k + p));
        sum = f32x4.add(sum, f32x4.mul(x, v128.load(b + 4 * <usize>(p * n + j))));
      }
      v128.store(out + 4 * <usize>(i * n + j), sum);
    }
  }
  ${after}
}`;
}

describe('the check of a kernel that a reader wrote', function () {
  this.timeout(20_000);
  const checked = async (source: string) => checkKernel(await compileKernel(source));

  it('passes where it does what it should', () => checked(product()));

  it('is refused with the line of the mistake where it does not compile', async () => {
    await assert.rejects(compileKernel(product('let x: v128 = out;')), (error: Error) => {
      assert.match(error.message, /^compileKernel: 1 compile error/);
      assert.match(error.message, / 13 │ let x: v128 = out;/);
      assert.match(error.message, /kernel\.ts\(13,17\)$/);
      return true;
    });
  });

  it('is refused where it exports something else, or something of another signature', async () => {
    await assert.rejects(
      checked('export function product(): void {}'),
      /^Error: kernel: exports product, expected multiply\(out, a, b, m, n, k\)$/,
    );
    await assert.rejects(
      checked('export function multiply(out: usize): void {}'),
      /expected multiply\(out, a/,
    );
  });

  it('is refused where it writes outside of its result, at either end or to its inputs', async () => {
    const outside = (byte: number) =>
      new RegExp(`wrote to byte ${byte}, expected only to its result, bytes 65536 to 88575`);
    await assert.rejects(checked(product('store<f32>(a, 9);')), outside(196608));
    await assert.rejects(checked(product('store<f32>(out + 4 * m * n, 9);')), outside(88576));
    await assert.rejects(checked(product('store<f32>(out - 4, 9);')), outside(65532));
  });

  it('is refused where it brings data, needs a runtime, or leaves the memory', async () => {
    await assert.rejects(
      checked(product('store<f32>(out, load<f32>(table));', 'const table = memory.data<f32>([1, 2, 3]);')),
      /brings data of its own into the memory, expected only code/,
    );
    await assert.rejects(
      checked(product('if (m == 77) throw new Error("77");')),
      /needs env\.abort, expected/,
    );
    await assert.rejects(checked(product('store<f32>(usize(0x70000000), 9);')), /trapped: .*out of bounds/);
  });
});
