import type { PeerRow, PeerRun } from '../../src/peers/rows.js';

/** A row of nine rounds that all took as long, with little noise of its own in each. */
export function row(workload: string, engine: string, ms: number, more: Partial<PeerRow> = {}): PeerRow {
  const samplesNs = Array.from({ length: 9 }, (_, round) => [ms * 1e6 * (1 + 0.001 * ((round * 4) % 9))]);
  return {
    type: 'peer',
    workload,
    engine,
    threads: 1,
    again: false,
    status: 'measured',
    version: '1.2.3',
    samplesNs,
    warmupNs: 1e8,
    warm: true,
    checkError: 1e-6,
    macs: 5e8,
    idleShare: 0,
    ...more,
  };
}

/** What a row of an arm that was not measured has. */
export function notMeasured(status: PeerRow['status'], reason: string): Partial<PeerRow> {
  return { status, reason, samplesNs: [], warmupNs: 0, warm: false, checkError: null };
}

/** A run with these rows. */
export function run(
  rows: readonly PeerRow[],
  header: Partial<PeerRun['header']> = {},
  footer: Partial<PeerRun['footer']> = {},
): PeerRun {
  return {
    header: {
      type: 'header',
      schema: 1,
      run: '2026-01-31T10-00-00-laptop-4c-3f9a1c',
      startedAt: '2026-01-31T10:00:00.000Z',
      settings: { rounds: 9, minRoundMs: 30, minIterations: 3, minWarmupMs: 300, maxWarmupMs: 2000 },
      seed: 1,
      commit: 'unknown',
      machine: {
        cpu: 'Some CPU',
        cores: 4,
        architecture: 'x64',
        os: 'Linux',
        memoryBytes: 2 ** 34,
        caches: [],
        node: '20.19.0',
        v8: '11.3',
        features: ['simd'],
      },
      loadBefore: 0.1,
      selection: 'all',
      ...header,
    },
    rows,
    footer: {
      type: 'footer',
      status: 'complete',
      endedAt: '2026-01-31T10:05:00.000Z',
      loadAfter: 1,
      warnings: [],
      ...footer,
    },
  };
}
