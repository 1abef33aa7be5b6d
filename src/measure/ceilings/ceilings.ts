import { totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Engine } from '../../networks/platform.js';
import { pool } from '../../networks/platforms.js';
import { bestVariant, loadKernels } from '../../wasm/module.js';
import type { CeilingRow, Profile } from '../results/rows.js';
import type { Probes } from './probes.js';
import { scalarProbes } from './scalar-probes.js';
import { wasmProbes } from './wasm-probes.js';

/** The loops that measure the ceilings of each engine. */
export const probesOf: { readonly [E in Engine]: () => Probes } = {
  javascript: () => scalarProbes,
  wasm: () => wasmProbes(loadKernels(bestVariant())),
  'wasm-threads': () => {
    pool.start();
    return wasmProbes(pool.load());
  },
};

/** Length of a sample, largest working set, and time budget. */
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
/** Cost of writing the memory and finding the number of passes, in samples. */
const SETUP_SAMPLES = 4;
const SMALLEST_BYTES = 4 * KiB;
const WARMUP_MS = 60;

/** Called after each row with how many of at most `total` rows are done. */
export type CeilingProgress = (done: number, total: number, row: CeilingRow) => void;

/**
 * Measures the most that an engine's code reaches on this machine: multiply-adds in registers, and reading float32
 * values from working sets of 4 KiB, 8 KiB, … 512 MiB, the "memory mountain". The largest is 256 MiB in the quick
 * profile and 4 MiB in smoke, and at most 1/8 of the memory.
 *
 * These are ceilings of the engine, not of the machine: scalar code loads 4 bytes per instruction, WebAssembly 16,
 * and wider vectors or another language can reach more. With `wasm-threads`, all threads compute, and each reads its
 * part of the working set. Working sets whose samples would exceed the time budget of 0.5 s (smoke), 4 s (quick) or
 * 6 s (full) are left out.
 *
 * @param engine  the engine whose loops are measured, as recorded in the rows
 * @returns one compute row, then one bandwidth row per working set; 7 samples each, ns
 * @throws {Error} where a loop returns a wrong result; checking it keeps the loops from being optimised away
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

  const loops = probesOf[engine]();
  warmUp(loops);
  const compute = sampleCompute(loops, sampleMs);
  push({ type: 'ceiling', engine, kind: 'compute', workingSetBytes: 0, ...compute });

  const values = loops.values(sizes[sizes.length - 1] / Float32Array.BYTES_PER_ELEMENT);
  let written = 0;
  for (const workingSetBytes of sizes) {
    const previous = rows[rows.length - 1];
    const bytesPerMs = (previous.workPerSample / Math.max(...previous.samplesNs)) * 1e6;
    const expectedMs = (SAMPLES + SETUP_SAMPLES) * Math.max(sampleMs, workingSetBytes / bytesPerMs);
    if (previous.kind === 'bandwidth' && performance.now() + expectedMs > deadline) break;
    const length = workingSetBytes / Float32Array.BYTES_PER_ELEMENT;
    // Memory that was never written maps to one shared page of zeros, which would be read from the nearest cache.
    values.fill(1, written, length);
    written = length;
    const sample = sampleBandwidth(loops, values.subarray(0, length), sampleMs);
    push({ type: 'ceiling', engine, kind: 'bandwidth', workingSetBytes, ...sample });
  }
  return rows;
}

/** Lets the engine compile both loops before a sample is taken. */
function warmUp(probes: Probes): void {
  const end = performance.now() + WARMUP_MS;
  const values = probes.values(SMALLEST_BYTES / Float32Array.BYTES_PER_ELEMENT).fill(1);
  while (performance.now() < end) {
    sampleCompute(probes, 0);
    sampleBandwidth(probes, values, 0);
  }
}

type Sample = Pick<CeilingRow, 'workPerSample' | 'samplesNs'>;

function sampleCompute(probes: Probes, sampleMs: number): Sample {
  const run = (steps: number) => {
    const sum = probes.multiplyAdd(steps);
    if (sum !== 1.5 * probes.sums)
      throw new Error(`ceilings: multiply-adds ended at ${sum}, expected 1.5 · ${probes.sums}`);
  };
  const steps = repetitions(run, 1000, sampleMs);
  return { workPerSample: steps * probes.sums * 2, samplesNs: samples(() => run(steps)) };
}

function sampleBandwidth(probes: Probes, values: Float32Array, sampleMs: number): Sample {
  const run = (passes: number) => {
    const sum = probes.readAll(values, passes);
    if (sum !== passes * values.length)
      throw new Error(
        `ceilings: ${passes} passes over ${values.length} ones gave ${sum}, expected ${passes * values.length}`,
      );
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

/** How often a loop runs per sample: doubled until the sample is long enough. */
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
