import { FLOAT, multiplyAdd, sumOfLanes, VECTOR } from './simd';

/**
 * Measures arithmetic: steps of x ← factor · x + rest in each lane of 12 vectors (`PROBE_VECTORS`), once for each unit.
 * sums[unit] is the sum of all lanes at the end. The factor is an argument because the engine would load a constant
 * again in each step.
 *
 * @param sums  one f32 per unit
 */
export function probeCompute(sums: usize, steps: i32, factor: f32, rest: f32, begin: i32, end: i32): void {
  for (let unit = begin; unit < end; unit++) {
    store<f32>(sums + <usize>unit * FLOAT, multiplyAddChains(steps, factor, rest));
  }
}

function multiplyAddChains(steps: i32, factor: f32, rest: f32): f32 {
  const scale = f32x4.splat(factor);
  const shift = f32x4.splat(rest);
  let a = f32x4.splat(0);
  let b = f32x4.splat(1);
  let c = f32x4.splat(2);
  let d = f32x4.splat(3);
  let e = f32x4.splat(4);
  let f = f32x4.splat(5);
  let g = f32x4.splat(6);
  let h = f32x4.splat(7);
  let i = f32x4.splat(8);
  let j = f32x4.splat(9);
  let k = f32x4.splat(10);
  let l = f32x4.splat(11);
  for (let step = 0; step < steps; step++) {
    a = multiplyAdd(a, scale, shift);
    b = multiplyAdd(b, scale, shift);
    c = multiplyAdd(c, scale, shift);
    d = multiplyAdd(d, scale, shift);
    e = multiplyAdd(e, scale, shift);
    f = multiplyAdd(f, scale, shift);
    g = multiplyAdd(g, scale, shift);
    h = multiplyAdd(h, scale, shift);
    i = multiplyAdd(i, scale, shift);
    j = multiplyAdd(j, scale, shift);
    k = multiplyAdd(k, scale, shift);
    l = multiplyAdd(l, scale, shift);
  }
  const first = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f));
  const second = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l));
  return sumOfLanes(f32x4.add(first, second));
}

/** Values that `probeRead` reads per step: eight vectors. */
const AT_A_TIME: i32 = 32;

/**
 * Measures memory: reads values `passes` times, slice by slice. sums[slice] is what its values add up to over all
 * passes; it is exact for ones, if no lane adds more than 2²⁴ of them.
 *
 * @param sums    one f64 per slice
 * @param count   values, a multiple of 32
 * @param slices  parts, as equal as possible, of which begin … end − 1 are read; some may be empty
 */
export function probeRead(
  sums: usize,
  from: usize,
  count: i32,
  passes: i32,
  slices: i32,
  begin: i32,
  end: i32,
): void {
  const rows = count / AT_A_TIME;
  for (let slice = begin; slice < end; slice++) {
    const first = (slice * rows) / slices;
    const length = (((slice + 1) * rows) / slices - first) * AT_A_TIME;
    let sum: f64 = 0;
    for (let pass = 0; pass < passes; pass++) sum += readOnce(from + <usize>(first * AT_A_TIME) * FLOAT, length);
    store<f64>(sums + <usize>slice * 8, sum);
  }
}

function readOnce(from: usize, count: i32): f64 {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (const end = from + <usize>count * FLOAT; from < end; from += 8 * VECTOR) {
    a = f32x4.add(a, v128.load(from));
    b = f32x4.add(b, v128.load(from, 16));
    c = f32x4.add(c, v128.load(from, 32));
    d = f32x4.add(d, v128.load(from, 48));
    e = f32x4.add(e, v128.load(from, 64));
    f = f32x4.add(f, v128.load(from, 80));
    g = f32x4.add(g, v128.load(from, 96));
    h = f32x4.add(h, v128.load(from, 112));
  }
  const first = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const second = f32x4.add(f32x4.add(e, f), f32x4.add(g, h));
  return <f64>sumOfLanes(f32x4.add(first, second));
}
