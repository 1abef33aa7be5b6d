import { barOf, type MeasuredParts } from '../../src/doctor/bar.js';
import { type DoctorReport, type Interval, REPORT_VERSION } from '../../src/doctor/report-type.js';

/** An interval of ±`share` around an estimate. */
export function around(estimate: number, share = 0.02): Interval {
  const reach = Math.abs(estimate) * share;
  return { estimate, low: estimate - reach, high: estimate + reach, level: 0.965 };
}

/** What was measured of its layers on one platform. */
const measured: MeasuredParts = {
  whole: around(2.4),
  ceilings: { gflops: 92, gigabytesPerSecond: 11 },
  layers: [
    {
      node: 'stem',
      op: 'conv2d',
      kind: 'convolution',
      shape: [1, 33, 64, 64],
      macs: 3_649_536,
      bytes: 593_000,
      time: around(0.3),
      share: 0.125,
      gflops: 24.3,
      rooflineShare: 0.31,
      predictedMs: 0.093,
    },
    {
      node: 'stem-bn',
      op: 'batchNorm',
      kind: 'batch-norm',
      shape: [1, 33, 64, 64],
      macs: 0,
      bytes: 1_081_872,
      time: around(0.1),
      share: 0.0417,
      gflops: 0,
      rooflineShare: 0.98,
      predictedMs: 0.098,
    },
    {
      node: 'body',
      op: 'conv2d',
      kind: 'convolution',
      shape: [1, 64, 64, 64],
      macs: 56_549_376,
      bytes: 1_664_128,
      time: around(2),
      share: 0.8333,
      gflops: 56.5,
      rooflineShare: 0.61,
      predictedMs: 1.22,
    },
  ],
};

/** What the examination of a small network with three planted faults could say. */
export const sampleReport: DoctorReport = {
  version: REPORT_VERSION,
  network: {
    name: 'planted',
    inputs: [{ name: 'input', shape: [1, 3, 64, 64] }],
    notes: ['the batch is symbolic in the file: 1 is assumed'],
    unknown: [{ node: 'decode', op: 'com.example.Decode', reason: 'there is no such operator in ONNX' }],
  },
  machine: {
    cpu: 'AMD EPYC 7763 64-Core Processor',
    cores: 2,
    threads: 2,
    architecture: 'x64',
    os: 'Ubuntu 24.04',
    memoryBytes: 8 * 2 ** 30,
    caches: [
      { level: 1, bytes: 32 * 1024, lineBytes: 64, ways: 8 },
      { level: 2, bytes: 512 * 1024, lineBytes: 64, ways: 8 },
      { level: 3, bytes: 32 * 2 ** 20, lineBytes: 64, ways: 16 },
    ],
    node: '22.11.0',
    v8: '12.4.254.21-node.21',
    features: ['simd', 'relaxed-simd'],
  },
  node: '22.11.0',
  settings: { seed: 1, seconds: 50, rounds: 15, platforms: ['wasm'] },
  counts: {
    macs: 60_198_912,
    flops: 120_397_824,
    elementOps: 401_408,
    parameters: 30_515,
    memoryAccessCost: 1_200_000,
    bytesMoved: 4_800_000,
    peakBytes: 1_064_960,
  },
  conventions: [
    {
      tool: 'fvcore',
      version: '0.1.5',
      called: 'flops',
      counts: 'multiply-accumulates',
      value: 60_198_912,
      parameters: 30_515,
      why: [],
    },
    {
      tool: 'ptflops',
      version: '0.7.5',
      called: 'MACs',
      counts: 'multiply-accumulates',
      value: 60_600_320,
      parameters: 30_515,
      why: ['Adds 401,408 for ReLU6, leaky ReLU and SiLU, 1 for each element.'],
    },
  ],
  platforms: [
    {
      platform: 'wasm',
      ...measured,
      noise: around(1, 0.01),
      bar: barOf(measured),
    },
  ],
  findings: [
    {
      id: 'wasm channels-above-a-tile: stem',
      rule: 'channels-above-a-tile',
      title: '33 filters: one more than a tile of 8 holds',
      nodes: ['stem'],
      platform: 'wasm',
      kind: 'needs retraining',
      saving: around(0.24, 0.1),
      share: around(0.1, 0.1),
      measured: 'whole network',
      verdict: 'saves',
      evidence: 'the network with 32 filters takes 2.16 ms against 2.40 ms: ×0.900 [0.890, 0.910]',
      advice: 'Use 32 filters in stem.',
    },
    {
      id: 'wasm unfused-batch-norm: stem-bn',
      rule: 'unfused-batch-norm',
      title: 'Batch norm as an op of its own',
      nodes: ['stem-bn'],
      platform: 'wasm',
      kind: 'same function',
      saving: around(0.1, 0.05),
      share: around(0.0417, 0.05),
      measured: 'layers',
      verdict: 'saves',
      evidence: 'the layers take 0.30 ms instead of 0.40 ms: ×0.750 [0.743, 0.757]; outputs agree to 1e-6',
      advice: 'Fold the batch norm into the convolution before it when you export the network.',
    },
    {
      id: 'wasm groups: body',
      rule: 'groups',
      title: '8 groups in a 1×1 convolution',
      nodes: ['body'],
      platform: 'wasm',
      kind: 'needs retraining',
      saving: { estimate: 0.01, low: -0.02, high: 0.04, level: 0.965 },
      share: { estimate: 0.004, low: -0.008, high: 0.017, level: 0.965 },
      measured: 'layers',
      verdict: "can't tell",
      evidence: 'the layer takes 1.99 ms instead of 2.00 ms: ×0.995 [0.98, 1.01]',
      advice: 'Keep the groups.',
    },
  ],
  warnings: ['load average 2.10 when the examination began (cores: 2)'],
};
