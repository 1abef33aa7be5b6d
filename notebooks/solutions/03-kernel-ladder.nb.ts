// figures: 0
// %% [markdown] title
// # 03 · The ladder: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// $r\,v + v + 2 \le 15$ leaves up to 12 rows of one vector or up to 5 rows of two: 14 registers. Loads per multiply-add are $1/v + 1/r$:
// with one vector more than 1, with two vectors and five rows $1/2 + 1/5 = 0.7$.
// %%
await check('kernel-ladder/1', '5x2');
// %% [markdown] exercise-2
// Rung 0 loads a value of A and one of B for each product and keeps its sum in a register: two accesses. In rung 1 the innermost
// loop runs along a row of the result, so the sum changes with each step: a value of B and the sum are loaded, and the sum is
// stored. The L1 misses fall to a sixteenth, because a line holds sixteen values; the L2 misses stay about the same.
// %%
await check('kernel-ladder/2', 'loads and stores');
// %% [markdown] exercise-3
// A tile of 5 × 2 vectors has ten sums that do not wait for each other, and takes 0.7 loads per multiply-add instead of 1.5. Four
// steps of the loop over `p` at a time save three of four branches, and allow constant address offsets. (320, like every depth
// that is a multiple of four, needs no remainder.)
// %%
const step = (p: number): string => `
      const l${p} = v128.load(y), h${p} = v128.load(y, 16);
      const v${p} = v128.load32_splat(x, ${4 * p});
      s0 = add(s0, v${p}, l${p});
      t0 = add(t0, v${p}, h${p});
      const w${p} = v128.load32_splat(x + left, ${4 * p});
      s1 = add(s1, w${p}, l${p});
      t1 = add(t1, w${p}, h${p});
      const x${p} = v128.load32_splat(x + 2 * left, ${4 * p});
      s2 = add(s2, x${p}, l${p});
      t2 = add(t2, x${p}, h${p});
      const y${p} = v128.load32_splat(x + 3 * left, ${4 * p});
      s3 = add(s3, y${p}, l${p});
      t3 = add(t3, y${p}, h${p});
      const z${p} = v128.load32_splat(x + 4 * left, ${4 * p});
      s4 = add(s4, z${p}, l${p});
      t4 = add(t4, z${p}, h${p});
      y += row;`;
const source = `
export function multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void {
  const row = 4 * <usize>n;
  const left = 4 * <usize>k;
  for (let j = 0; j < n; j += 8) {
    for (let i = 0; i < m; i += 5) {
      tile(out + row * i + 4 * <usize>j, a + left * i, b + 4 * <usize>j, row, left, k);
    }
  }
}

function tile(out: usize, x: usize, y: usize, row: usize, left: usize, depth: i32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0;
  let t0 = s0, t1 = s0, t2 = s0, t3 = s0, t4 = s0;
  for (let p = 0; p < depth; p += 4) {
    ${step(0)}${step(1)}${step(2)}${step(3)}
    x += 16;
  }
  put(out, s0, t0);
  put(out + row, s1, t1);
  put(out + 2 * row, s2, t2);
  put(out + 3 * row, s3, t3);
  put(out + 4 * row, s4, t4);
}

@inline
function add(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

@inline
function put(to: usize, s: v128, t: v128): void {
  v128.store(to, s);
  v128.store(to, t, 16);
}
`;
await check('kernel-ladder/3', source);
// %%
await showScore('kernel-ladder');
