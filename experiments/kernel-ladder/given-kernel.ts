/**
 * The matrix product in AssemblyScript that a reader has to beat: tiles of 2 rows × 1 vector, nothing packed. It is what
 * `compileKernel` takes; m has to be even, and n a multiple of 4.
 */
export const GIVEN_KERNEL = `
export function multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void {
  const row = 4 * <usize>n;
  const left = 4 * <usize>k;
  for (let j = 0; j < n; j += 4) {
    for (let i = 0; i < m; i += 2) {
      let x = a + left * i;
      let y = b + 4 * <usize>j;
      let s0 = f32x4.splat(0), s1 = s0;
      for (let p = 0; p < k; p++) {
        const b0 = v128.load(y);
        s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(x), b0));
        s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(x + left), b0));
        x += 4;
        y += row;
      }
      const to = out + row * i + 4 * <usize>j;
      v128.store(to, s0);
      v128.store(to + row, s1);
    }
  }
}
`;
