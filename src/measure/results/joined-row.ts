import type { Disturbances, TimedRow } from './rows.js';

/** An arm's row with one more pass. An arm that fails in one pass has failed. */
export function joined(before: TimedRow, pass: TimedRow): TimedRow {
  if (before.status === 'failed') return before;
  if (pass.status === 'failed') return pass;
  return {
    ...before,
    samplesNs: [...before.samplesNs, ...pass.samplesNs],
    passes: [...before.passes!, ...pass.passes!],
    ...(before.disturbed && pass.disturbed && { disturbed: together(before.disturbed, pass.disturbed) }),
    warmupNs: Math.max(before.warmupNs, pass.warmupNs),
    warm: before.warm && pass.warm,
    checkError: largest(before.checkError, pass.checkError),
    ...(pass.idleShare !== undefined && { idleShare: Math.max(before.idleShare ?? 0, pass.idleShare) }),
  };
}

/** An arm's row with the rounds of another pass among those set aside. A pass that failed had none. */
export function withSetAside(row: TimedRow, pass: TimedRow): TimedRow {
  if (row.status === 'failed' || pass.status === 'failed') return row;
  const { setAsideNs, kept } = row.disturbed ?? { setAsideNs: [], kept: 0 };
  const before = [...(pass.disturbed?.setAsideNs ?? []), ...pass.samplesNs];
  return { ...row, disturbed: { setAsideNs: [...before, ...setAsideNs], kept } };
}

function largest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

function together(before: Disturbances, pass: Disturbances): Disturbances {
  return {
    setAsideNs: [...before.setAsideNs, ...pass.setAsideNs],
    kept: before.kept + pass.kept,
  };
}
