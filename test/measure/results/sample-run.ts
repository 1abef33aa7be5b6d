import { SCHEMA_VERSION, type TimedRow, type TimedRun } from '../../../src/measure/results/rows.js';

/** A measured row; `times` are one sample a round. */
export function sampleRow(arm: string, times: readonly number[], fields: Partial<TimedRow> = {}): TimedRow {
  return {
    type: 'timed',
    suite: 's',
    platform: 'typescript',
    arm,
    again: false,
    status: 'measured',
    samplesNs: times.map(time => [time]),
    warmupNs: 1,
    warm: true,
    checkError: 1e-7,
    macs: 100,
    memoryAccessCost: 10,
    arenaBytes: 4,
    scratchBytes: 0,
    ...fields,
  };
}

/** A complete quick run of the experiment `toy`. */
export function sampleRun(
  run: string,
  timed: readonly TimedRow[] = [],
  changes: { header?: Partial<TimedRun['header']>; footer?: Partial<TimedRun['footer']> } = {},
): TimedRun {
  return {
    header: {
      type: 'header',
      schema: SCHEMA_VERSION,
      run,
      experiment: 'toy',
      profile: 'quick',
      startedAt: '2026-01-02T03:04:05.000Z',
      settings: { rounds: 9, minRoundMs: 5, minIterations: 1, minWarmupMs: 20, maxWarmupMs: 250 },
      seed: 1,
      commit: 'unknown',
      definition: '0',
      exact: '0',
      engines: { typescript: 'javascript' },
      machine: {
        cpu: 'toy',
        cores: 1,
        architecture: 'x64',
        os: 'toy',
        memoryBytes: 1,
        caches: [{ level: 1, bytes: 32768 }],
        node: '20.19.0',
        v8: '11.3',
        features: [],
      },
      loadBefore: 0,
      selection: 'all',
      ...changes.header,
    },
    timed,
    ceilings: [
      {
        type: 'ceiling',
        engine: 'javascript',
        kind: 'compute',
        workingSetBytes: 0,
        workPerSample: 1e6,
        samplesNs: [1, 2],
      },
      {
        type: 'ceiling',
        engine: 'javascript',
        kind: 'bandwidth',
        workingSetBytes: 4096,
        workPerSample: 1e6,
        samplesNs: [1, 2],
      },
    ],
    footer: {
      type: 'footer',
      status: 'complete',
      endedAt: '2026-01-02T03:05:05.000Z',
      loadAfter: 0,
      warnings: [],
      ...changes.footer,
    },
  };
}
