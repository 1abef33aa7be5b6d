import type { Probes } from './probes.js';

/** Loops of scalar JavaScript. */
export const scalarProbes: Probes = {
  sums: 12,
  multiplyAdd,
  values: length => new Float32Array(length),
  readAll(values, passes) {
    let sum = 0;
    for (let pass = 0; pass < passes; pass++) sum += readOnce(values);
    return sum;
  },
};

/** Twelve sums: enough to hide the latency, few enough for 16 registers. */
function multiplyAdd(steps: number): number {
  let a = 0;
  let b = 1;
  let c = 2;
  let d = 3;
  let e = 4;
  let f = 5;
  let g = 6;
  let h = 7;
  let i = 8;
  let j = 9;
  let k = 10;
  let l = 11;
  for (let step = 0; step < steps; step++) {
    a = a * 0.5 + 0.75;
    b = b * 0.5 + 0.75;
    c = c * 0.5 + 0.75;
    d = d * 0.5 + 0.75;
    e = e * 0.5 + 0.75;
    f = f * 0.5 + 0.75;
    g = g * 0.5 + 0.75;
    h = h * 0.5 + 0.75;
    i = i * 0.5 + 0.75;
    j = j * 0.5 + 0.75;
    k = k * 0.5 + 0.75;
    l = l * 0.5 + 0.75;
  }
  return a + b + c + d + e + f + g + h + i + j + k + l;
}

/** Adds up a multiple of 8 values in 8 independent sums. */
function readOnce(values: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = 0; i < values.length; i += 8) {
    a += values[i];
    b += values[i + 1];
    c += values[i + 2];
    d += values[i + 3];
    e += values[i + 4];
    f += values[i + 5];
    g += values[i + 6];
    h += values[i + 7];
  }
  return a + b + c + d + e + f + g + h;
}
