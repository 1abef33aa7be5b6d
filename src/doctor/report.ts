import { countGraph, countNode } from '../cost/counts.js';
import { kindOf } from '../cost/layer-kinds.js';
import { minimumMemory } from '../cost/peak-memory.js';
import { predictLayers, type Roofline } from '../cost/roofline.js';
import { scaled } from '../measure/judging/statistics.js';
import type { MachineRecord } from '../measure/results/rows.js';
import type { Graph } from '../networks/graph/graph.js';
import { NATIVE, type PlaceName } from '../networks/platforms.js';
import { barOf } from './bar.js';
import { conventionCounts } from './conventions/index.js';
import type { ExamineOptions } from './examine-options.js';
import { findingsOf } from './judging/findings.js';
import { layerKey, timedOps } from './layers/distinct.js';
import { WHOLE } from './measuring/arms.js';
import type { PlatformMeasurement } from './measuring/examine-platform.js';
import { type DoctorReport, type LayerReport, type PlatformReport, REPORT_VERSION } from './report-type.js';
import type { Candidate } from './screening.js';

/** What an examination has found out. */
export interface Examination {
  readonly candidates: readonly Candidate[];
  readonly measurements: readonly PlatformMeasurement[];
  readonly roofs: ReadonlyMap<PlaceName, Roofline>;
  readonly machine: MachineRecord;
  readonly warnings: readonly string[];
  readonly options: Pick<ExamineOptions, 'platforms' | 'seed' | 'seconds' | 'notes' | 'unknown'>;
}

/** The report on a network, from what was measured of it. */
export function reportOf(graph: Graph, examination: Examination): DoctorReport {
  const { candidates, measurements, roofs, machine, warnings, options } = examination;
  const { platforms, seed, seconds, notes = [], unknown = [] } = options;
  const inputs = graph.nodes.flatMap(node =>
    node.kind === 'input' ? [{ name: node.name, shape: node.shape }] : [],
  );
  return {
    version: REPORT_VERSION,
    network: { name: graph.name, inputs, notes, unknown },
    machine,
    node: machine.node,
    settings: {
      ...{ seed, seconds, platforms },
      rounds: Math.min(...measurements.map(({ layers }) => layers.rounds(WHOLE).length)),
    },
    counts: { ...countGraph(graph), peakBytes: minimumMemory(graph).bytes },
    conventions: conventionCounts(graph),
    platforms: measurements.map(measured => platformReport(graph, measured, roofs.get(measured.platform))),
    findings: measurements.flatMap(measured => findingsOf(graph, candidates, measured)),
    warnings,
  };
}

function platformReport(
  graph: Graph,
  { platform, layers: measured }: PlatformMeasurement,
  roof: Roofline | undefined,
): PlatformReport {
  const whole = measured.timeNs(WHOLE)!;
  const parts = {
    whole: scaled(whole, 1e-6),
    ...(roof && {
      ceilings: { gflops: roof.peakFlopsPerNs, gigabytesPerSecond: roof.bandwidths.at(-1)!.bytesPerNs },
    }),
    layers: platform === NATIVE ? [] : layerReports(graph, measured, roof),
  };
  return { platform, ...parts, noise: measured.noise!, bar: barOf(parts) };
}

/** Of every op that was measured; its time is that of the layer that is like it. */
function layerReports(
  graph: Graph,
  measured: PlatformMeasurement['layers'],
  roof: Roofline | undefined,
): LayerReport[] {
  const predicted = new Map(roof ? predictLayers(roof, graph).map(({ id, ns }) => [id, ns]) : []);
  const timed = timedOps(graph).flatMap(node => {
    const key = layerKey(node, graph);
    const ns = measured.has(key) ? measured.timeNs(key) : undefined;
    return ns ? [{ node, ns, predictedNs: predicted.get(node.id) }] : [];
  });
  const total = timed.reduce((sum, { ns }) => sum + ns.estimate, 0);
  return timed.map(({ node, ns, predictedNs }): LayerReport => {
    const { macs, flops, bytesMoved } = countNode(node, graph);
    return {
      node: node.name,
      op: node.op,
      kind: kindOf(node),
      shape: node.shape,
      macs,
      bytes: bytesMoved,
      time: scaled(ns, 1e-6),
      share: ns.estimate / total,
      gflops: flops / ns.estimate,
      ...(predictedNs !== undefined && {
        rooflineShare: predictedNs / ns.estimate,
        predictedMs: predictedNs / 1e6,
      }),
    };
  });
}
