import type { TimedRow } from './rows.js';

/** An arm's row with one more pass. An arm that fails in one pass has failed. */
export function joined(before: TimedRow, pass: TimedRow): TimedRow {
  if (before.status === 'failed') return before;
  if (pass.status === 'failed') return pass;
  return {
    ...before,
    samplesNs: [...before.samplesNs, ...pass.samplesNs],
    passes: [...before.passes!, ...pass.passes!],
    warmupNs: Math.max(before.warmupNs, pass.warmupNs),
    warm: before.warm && pass.warm,
    checkError: largest(before.checkError, pass.checkError),
    ...(pass.idleShare !== undefined && { idleShare: Math.max(before.idleShare ?? 0, pass.idleShare) }),
  };
}

function largest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
