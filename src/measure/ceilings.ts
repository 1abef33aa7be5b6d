import { totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Engine } from '../platforms.js';
import type { CeilingRow, Profile } from '../record/rows.js';

/** How long a sample lasts, how far the mountain goes, and when it is cut off. */
interface CeilingSettings {
  readonly sampleMs: number;
  readonly largestBytes: number;
  readonly budgetMs: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

const settings: { readonly [P in Profile]: CeilingSettings } = {
  smoke: { sampleMs: 0.5, largestBytes: 4 * MiB, budgetMs: 500 },
  quick: { sampleMs: 4, largestBytes: 256 * MiB, budgetMs: 4000 },
  full: { sampleMs: 8, largestBytes: 512 * MiB, budgetMs: 6000 },
};

const SAMPLES = 7;
/** What writing the memory and finding the number of passes cost, in samples. */
const SETUP_SAMPLES = 4;
const SMALLEST_BYTES = 4 * KiB;
const WARMUP_MS = 60;

/** Called after each row with how many of at most `total` rows are done. */
export type CeilingProgress = (done: number, total: number, row: CeilingRow) => void;

/**
 * Measures what scalar JavaScript reaches on this machine at most: multiply-adds in registers, and reading
 * float32 values from working sets of 4 KiB, 8 KiB, … 512 MiB, the "memory mountain"; up to 256 MiB in quick and
 * 4 MiB in smoke, and at most 1/8 of the memory.
 *
 * These are the ceilings of the engine's scalar code, one 4-byte load per instruction, not of the machine: SIMD,
 * threads or another language can reach more of either. Working sets whose samples would not fit into the rest
 * of the time, 0.5 s (smoke), 4 s (quick) or 6 s (full), are left out.
 *
 * @param engine  written into the rows; there is one, whose loops these are
 * @returns one compute row, then one bandwidth row per working set; 7 samples each, ns
 * @throws {Error} where a loop gives another result than it must, so that none can be optimised away
 */
export function ceilings(
  engine: Engine,
  options: { readonly profile: Profile },
  onProgress: CeilingProgress = () => {},
): readonly CeilingRow[] {
  const { sampleMs, largestBytes, budgetMs } = settings[options.profile];
  const deadline = performance.now() + budgetMs;
  const sizes = workingSets(Math.min(largestBytes, totalmem() / 8));
  const rows: CeilingRow[] = [];
  const push = (row: CeilingRow) => {
    rows.push(row);
    onProgress(rows.length, sizes.length + 1, row);
  };

  warmUp();
  push({ type: 'ceiling', engine, kind: 'compute', workingSetBytes: 0, ...sampleCompute(sampleMs) });

  const values = new Float32Array(sizes[sizes.length - 1] / Float32Array.BYTES_PER_ELEMENT);
  let written = 0;
  for (const workingSetBytes of sizes) {
    const previous = rows[rows.length - 1];
    const bytesPerMs = (previous.workPerSample / Math.max(...previous.samplesNs)) * 1e6;
    const expectedMs = (SAMPLES + SETUP_SAMPLES) * Math.max(sampleMs, workingSetBytes / bytesPerMs);
    if (previous.kind === 'bandwidth' && performance.now() + expectedMs > deadline) break;
    const length = workingSetBytes / Float32Array.BYTES_PER_ELEMENT;
    // Memory that was never written is one shared page of zeros, and would be read from the nearest cache.
    values.fill(1, written, length);
    written = length;
    const sample = sampleBandwidth(values.subarray(0, length), sampleMs);
    push({ type: 'ceiling', engine, kind: 'bandwidth', workingSetBytes, ...sample });
  }
  return rows;
}

/** Lets the engine compile both loops before a sample is taken. */
function warmUp(): void {
  const end = performance.now() + WARMUP_MS;
  while (performance.now() < end) {
    sampleCompute(0);
    sampleBandwidth(new Float32Array(SMALLEST_BYTES).fill(1), 0);
  }
}

type Sample = Pick<CeilingRow, 'workPerSample' | 'samplesNs'>;

function sampleCompute(sampleMs: number): Sample {
  const run = (steps: number) => {
    const sum = multiplyAdd(steps);
    if (sum !== 1.5 * CHAINS)
      throw new Error(`ceilings: multiply-adds ended at ${sum}, expected 1.5 · ${CHAINS}`);
  };
  const steps = repetitions(run, 1000, sampleMs);
  return { workPerSample: steps * CHAINS * 2, samplesNs: samples(() => run(steps)) };
}

function sampleBandwidth(values: Float32Array, sampleMs: number): Sample {
  const run = (passes: number) => {
    for (let pass = 0; pass < passes; pass++) {
      const sum = readAll(values);
      if (sum !== values.length) throw new Error(`ceilings: ${values.length} ones add up to ${sum}`);
    }
  };
  const passes = repetitions(run, 1, sampleMs);
  return { workPerSample: passes * values.byteLength, samplesNs: samples(() => run(passes)) };
}

function workingSets(largestBytes: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = SMALLEST_BYTES; size === SMALLEST_BYTES || size <= largestBytes; size *= 2)
    sizes.push(size);
  return sizes;
}

/** How often a loop runs per sample: doubled until it lasts. */
function repetitions(run: (count: number) => void, first: number, sampleMs: number): number {
  let count = first;
  while (elapsedNs(() => run(count)) < sampleMs * 1e6) count *= 2;
  return count;
}

function samples(run: () => void): readonly number[] {
  return Array.from({ length: SAMPLES }, () => elapsedNs(run));
}

function elapsedNs(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start);
}

/** Independent sums of `multiplyAdd`: enough to hide the latency, few enough for 16 registers. */
const CHAINS = 12;

/** Steps of x ← x/2 + 3/4 in each of 12 variables, which all end at 1.5; returns their sum. */
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

/** The sum of values whose number 8 divides, in 8 independent sums. */
function readAll(values: Float32Array): number {
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
