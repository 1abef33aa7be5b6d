import { countGraph } from '../../cost/counts.js';
import { memoryOfOrder } from '../../cost/peak-memory.js';
import { type Interval, scaled } from '../../measure/judging/statistics.js';
import type { Graph } from '../../networks/graph/graph.js';
import { NATIVE } from '../../networks/platforms.js';
import { formatInterval, formatShare, significant } from '../../reports/format.js';
import { WHOLE } from '../measuring/arms.js';
import type { PlatformMeasurement } from '../measuring/examine-platform.js';
import type { Finding, FindingVerdict } from '../report-type.js';
import { type Candidate, isBeyondLayers } from '../screening.js';
import { judgeSaving, shareOfLayers, shareOfNetwork } from './saving.js';

/** In this order they are shown. */
const ORDER: readonly FindingVerdict[] = ['saves', "can't tell", 'saves nothing'];

/** What became of the proposed changes on a platform: those that save most first. */
export function findingsOf(
  graph: Graph,
  candidates: readonly Candidate[],
  measured: PlatformMeasurement,
): readonly Finding[] {
  const found = candidates.flatMap(candidate => findingOf(graph, candidate, measured) ?? []);
  const place = ({ verdict }: Finding) => ORDER.indexOf(verdict);
  return found.sort((a, b) => place(a) - place(b) || b.share.estimate - a.share.estimate);
}

/** undefined where the change was not measured: there was no time for it, or it failed. */
function findingOf(
  graph: Graph,
  candidate: Candidate,
  { platform, layers, networks, rows }: PlatformMeasurement,
): Finding | undefined {
  const { rule, id, title, nodes, kind, advice, bill, images = 1, forMemory } = candidate;
  // Its output is wrong, whatever its layers save; a warning says so.
  if (rows.some(row => row.arm === id && row.status === 'failed')) return undefined;
  const byLayers = platform === NATIVE || isBeyondLayers(candidate) ? undefined : shareOfLayers(layers, bill);
  const byNetwork = networks && shareOfNetwork(networks, id, images);
  const share = byNetwork ?? byLayers;
  if (!share) return undefined;
  const noise = byNetwork ? networks!.noise : layers.noise;
  const { verdict, because } = judgeSaving(share, noise, platform);
  const whole = scaled(layers.timeNs(WHOLE)!, 1e-6);
  const savedBytes = forMemory ? memoryOfOrder(graph).bytes - memoryOfOrder(candidate.changed).bytes : 0;
  return {
    ...{ id: `${platform} ${id}`, rule, title, nodes, platform, kind },
    saving: scaled(share, whole.estimate),
    share,
    ...(byNetwork && byLayers && { byLayers }),
    measured: byNetwork ? 'whole network' : 'layers',
    verdict,
    evidence: evidenceOf(graph, candidate, { byLayers, byNetwork, because }),
    advice,
    ...(savedBytes > 0 && { savedBytes }),
  };
}

interface Measured {
  readonly byLayers: Interval | undefined;
  readonly byNetwork: Interval | undefined;
  readonly because: string;
}

function evidenceOf(
  graph: Graph,
  { changed, kind, images = 1 }: Candidate,
  { byLayers, byNetwork, because }: Measured,
): string {
  const inPercent = (share: Interval) => `${formatInterval(scaled(share, 100))} %`;
  const parts = [
    byNetwork && `the whole changed network saves ${inPercent(byNetwork)} of the time`,
    byLayers && `its changed layers, timed alone, ${byNetwork ? '' : 'would save '}${inPercent(byLayers)}`,
    workOf(countGraph(graph).macs, countGraph(changed).macs / images),
    kind === 'same function' &&
      images === 1 &&
      `its output was ${byNetwork ? 'compared with the original’s first' : 'not compared, for want of time'}`,
    because,
  ];
  return parts.filter(Boolean).join('; ');
}

/** How the multiply-accumulates change, where they do. */
function workOf(before: number, after: number): string | undefined {
  if (before === after || before === 0) return undefined;
  const share = (after - before) / before;
  return `multiply-accumulates ${share > 0 ? '+' : '−'}${formatShare(Math.abs(share))} (${significant(after / 1e6)} M)`;
}
