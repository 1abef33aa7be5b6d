import { expectArray, expectFields } from '../errors/arguments.js';
import { expectGraph, type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';
import { bytes } from '../tensors/tensor.js';
import { countNode } from './counts.js';

/** One measured ceiling of the machine, as reached by code of one engine. A roofline needs at least one of each kind. */
export interface Ceiling {
  readonly engine: string;
  readonly kind: 'compute' | 'bandwidth';
  /** Bytes the loop walks over; 0 for the register-only compute loop. */
  readonly workingSetBytes: number;
  /** FLOPs (compute) or bytes (bandwidth) per sample. */
  readonly workPerSample: number;
  readonly samplesNs: readonly number[];
}

/** The most a machine can reach: a flat compute roof, and a bandwidth for each working set size. */
export interface Roofline {
  /** FLOPs per ns, that is GFLOP/s. */
  readonly peakFlopsPerNs: number;
  /** Ascending by working set. */
  readonly bandwidths: readonly BandwidthPoint[];
}

/** One step of the memory mountain. */
export interface BandwidthPoint {
  readonly workingSetBytes: number;
  /** Bytes per ns, that is GB/s. */
  readonly bytesPerNs: number;
}

/** What the roofline predicts for one layer. */
export interface LayerPrediction {
  /** Id and name of the node. */
  readonly id: number;
  readonly name: string;
  readonly ns: number;
  /** FLOPs per byte moved. */
  readonly intensity: number;
  readonly workingSetBytes: number;
  /** Which of the two roofs the layer hits. */
  readonly bound: 'compute' | 'memory';
}

/**
 * Builds a roofline from the measured ceilings of one engine; the fastest compute row is the peak.
 *
 * A ceiling is what can be reached, and other load on the machine only ever slows a sample down, so each rate is
 * that of the row's fastest sample.
 *
 * @throws {Error} where there is no compute row, no bandwidth row, or rows of several engines
 */
export function roofline(ceilings: readonly Ceiling[]): Roofline {
  expectArray('roofline: ceilings', ceilings, 'an array of ceilings');
  const engines = [...new Set(ceilings.map(row => row.engine))];
  const compute = ceilings.filter(row => row.kind === 'compute');
  const bandwidth = ceilings.filter(row => row.kind === 'bandwidth');
  if (engines.length !== 1 || compute.length === 0 || bandwidth.length === 0) {
    throw new Error(
      `roofline: ${compute.length} compute and ${bandwidth.length} bandwidth rows of ${engines.length} ` +
        'engines, expected at least one of each, all of one engine',
    );
  }
  return {
    peakFlopsPerNs: Math.max(...compute.map(rate)),
    bandwidths: bandwidth
      .map(row => ({ workingSetBytes: row.workingSetBytes, bytesPerNs: rate(row) }))
      .sort((a, b) => a.workingSetBytes - b.workingSetBytes),
  };
}

/** Bandwidth at a working set in bytes per ns: linear in log₂ of the size between measured points, flat beyond. */
export function bandwidthAt({ bandwidths }: Roofline, workingSetBytes: number): number {
  const above = bandwidths.findIndex(point => point.workingSetBytes >= workingSetBytes);
  if (above === -1) return bandwidths[bandwidths.length - 1].bytesPerNs;
  if (above === 0) return bandwidths[0].bytesPerNs;
  const low = bandwidths[above - 1];
  const high = bandwidths[above];
  const share =
    Math.log2(workingSetBytes / low.workingSetBytes) / Math.log2(high.workingSetBytes / low.workingSetBytes);
  return low.bytesPerNs + share * (high.bytesPerNs - low.bytesPerNs);
}

/**
 * Attainable FLOPs per ns: min(peak, bandwidth(workingSet) · intensity).
 *
 * @param intensity  FLOPs per byte moved
 * @source Williams, Waterman & Patterson 2009, CACM 52(4)
 */
export function attainableFlopsPerNs(roof: Roofline, intensity: number, workingSetBytes: number): number {
  return Math.min(roof.peakFlopsPerNs, bandwidthAt(roof, workingSetBytes) * intensity);
}

/** The intensity, in FLOPs per byte, above which the compute roof is the lower one at this working set. */
export function ridgePoint(roof: Roofline, workingSetBytes: number): number {
  return roof.peakFlopsPerNs / bandwidthAt(roof, workingSetBytes);
}

/**
 * The least time of each layer of a graph under the roofline: max(work / peak, bytes / bandwidth(working set)).
 *
 * Work is 2·macs + elementOps, each element operation taken as one FLOP; bytes count each tensor read or written
 * once; the working set is every byte the layer touches, an overwritten input counted once. The time of the
 * graph is the sum: layers run one after the other, and nothing stays in cache between them.
 *
 * @throws {Error} where an op cannot be counted
 */
export function predictLayers(roof: Roofline, graph: Graph): readonly LayerPrediction[] {
  return opNodes(graph).map(node => predictLayer(roof, node, graph));
}

/** The least time of a graph in ns: the sum of `predictLayers`. */
export function predictNs(roof: Roofline, graph: Graph): number {
  expectFields(
    'predictNs: roofline',
    roof,
    ['peakFlopsPerNs', 'bandwidths'],
    'a roofline: what roofline returned',
  );
  expectGraph('predictNs', graph);
  return predictLayers(roof, graph).reduce((sum, layer) => sum + layer.ns, 0);
}

function predictLayer(roof: Roofline, node: OpNode, graph: Graph): LayerPrediction {
  const { flops, elementOps, bytesMoved } = countNode(node, graph);
  const work = flops + elementOps;
  const workingSetBytes = bytesMoved - (node.overwrites === undefined ? 0 : bytes(node.shape));
  const computeNs = work / roof.peakFlopsPerNs;
  const memoryNs = bytesMoved / bandwidthAt(roof, workingSetBytes);
  return {
    id: node.id,
    name: node.name,
    ns: Math.max(computeNs, memoryNs),
    intensity: work / bytesMoved,
    workingSetBytes,
    bound: computeNs >= memoryNs ? 'compute' : 'memory',
  };
}

function rate({ workPerSample, samplesNs }: Ceiling): number {
  return workPerSample / Math.min(...samplesNs);
}
