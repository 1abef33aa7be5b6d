import { countGraph } from '../cost/counts.js';
import { exactHash } from '../measure/results/exact-csv.js';
import { readForeignText } from '../measure/results/foreign-file.js';
import type { RunHeader, TimedRun } from '../measure/results/rows.js';
import { latestRun, parsed, parseRun } from '../measure/results/store.js';
import { workloads } from './workloads.js';

/** What comparisons of engines have for an experiment's id: in their headers, and as their folder of results. */
export const PEERS = 'peers';

/** What their headers say where that of an experiment's run describes the experiment: no claims, no exact numbers. */
export const headerOfPeers = {
  experiment: PEERS,
  profile: 'full',
  definition: 'none',
  exact: exactHash([]),
} as const satisfies Partial<RunHeader>;

/** Whether the content of a file is a comparison of engines. */
export function isPeerRun(content: string): boolean {
  const [header] = content.split('\n', 1);
  return parsed(header)?.experiment === PEERS || hasOldRows(content);
}

/** Reads a comparison of engines and checks every field. @throws {InputError} as `readRun` does */
export async function readPeerRun(path: string): Promise<TimedRun> {
  const content = await readForeignText(path);
  return parseRun(hasOldRows(content) ? inNewSchema(content) : content, path);
}

/** The comparison that is shown, by the rule of `latestRun`. */
export function latestPeerRun(out: string): Promise<TimedRun | undefined> {
  return latestRun(out, PEERS, readPeerRun);
}

/** Whether a file is from before comparisons were written in the schema of all runs. */
function hasOldRows(content: string): boolean {
  return /^[^\n]*\n\{"type":"peer"/.test(content);
}

/** The content of an old file in the schema of all runs, line for line; `parseRun` then checks it. */
function inNewSchema(content: string): string {
  const engines: Record<string, unknown> = {};
  const [first, ...rest] = content.split('\n');
  const lines = rest.map(line => {
    const old = parsed(line);
    if (old?.type !== 'peer') return line;
    const { workload: id, engine, threads, status, reason, version, ...row } = old;
    if (version !== undefined) engines[String(engine)] = version;
    const graph = status === 'measured' && workloads.find(workload => workload.id === id)?.graph();
    return JSON.stringify({
      ...row,
      ...{ type: 'timed', suite: id, platform: engine, arm: String(threads), error: reason },
      status: status === 'measured' ? status : 'failed',
      cause: status === 'measured' || status === 'failed' ? undefined : status,
      memoryAccessCost: graph ? countGraph(graph).memoryAccessCost : 0,
      ...{ arenaBytes: null, scratchBytes: null },
    });
  });
  const { selection, ...header } = parsed(first) ?? {};
  const asked = selection === 'some' ? 'cases' : selection;
  return [JSON.stringify({ ...header, ...headerOfPeers, engines, selection: asked }), ...lines].join('\n');
}
