import { expectFields, refuse } from '../../errors/arguments.js';
import { unknownName } from '../../errors/input-error.js';
import type { ComparedGraph, ComparedLayer, GraphComparison } from '../../measure/graphs/graph-comparison.js';
import { scaled } from '../../measure/judging/statistics.js';
import { formatInterval, formatPlural, formatShare, MISSING } from '../format.js';
import { measuredOn } from '../measured-on.js';
import type { Table } from '../table.js';

const MILLION = 1e6;
const MIB = 2 ** 20;

/** @throws {InputError} where it is none, as before its cell has run */
export function expectComparison(where: string, comparison: unknown): void {
  const fields = ['platform', 'graphs', 'run'];
  expectFields(`${where}: comparison`, comparison, fields, 'what compareGraphs returned');
}

/** Each graph of a comparison: its time, its time over that of the first, and what it costs by count. */
export function graphTable(comparison: GraphComparison): Table {
  expectComparison('graphTable', comparison);
  const { graphs, noise, platform, run } = comparison;
  const [first] = graphs;
  return {
    title: `Measured in turns on ${platform}`,
    columns: [
      { label: 'graph' },
      { label: 'time', unit: 'ms', digits: 3 },
      { label: 'interval' },
      { label: `time over ${first.name}` },
      { label: 'MACs', unit: 'M', digits: 4 },
      { label: 'memory access cost', unit: 'M elements', digits: 4 },
      { label: 'parameters', unit: 'M', digits: 4 },
      { label: 'peak memory', unit: 'MiB', digits: 3 },
    ],
    rows: [
      ...graphs.map(graph => [
        graph.name,
        graph.ns ? graph.ns.estimate / MILLION : null,
        rangeOf(graph),
        graph === first ? '1' : formatInterval(graph.ratio),
        graph.cost.macs / MILLION,
        graph.cost.memoryAccessCost / MILLION,
        graph.cost.parameters / MILLION,
        graph.cost.peakBytes / MIB,
      ]),
      [`${first.name} again (A/A)`, null, '', formatInterval(noise), null, null, null, null],
    ],
    notes: [
      ...graphs.flatMap(({ name, error }) =>
        error === undefined ? [] : [`${name} was not measured: ${error}`],
      ),
      `Medians over ${formatPlural(run.header.settings.rounds, 'round')}, ratios paired by round, with intervals${levelText(first)}. ` +
        'The A/A row: what is measured of no difference at all.',
      'Peak memory: activations in the best order, without weights. All outputs were compared with the reference first.',
      measuredOn(run.header),
    ],
  };
}

/** ` of 95 %`: what intervals of so many rounds reach. */
function levelText({ ns }: ComparedGraph): string {
  return ns ? ` of ${formatShare(ns.level)}` : '';
}

function rangeOf({ ns }: ComparedGraph): string {
  if (!ns) return MISSING;
  const [, range] = formatInterval(scaled(ns, 1 / MILLION)).split(' [');
  return `[${range}`;
}

/**
 * Each layer of one of the graphs: its time alone beside what it costs by count.
 *
 * @param name  of the graph
 * @throws {InputError} where there is no such graph, or it was compared without `perLayer`
 */
export function layerTable(comparison: GraphComparison, name: string): Table {
  expectComparison('layerTable', comparison);
  const { layers, ns } = layeredGraph('layerTable', comparison, name);
  const byKind = comparison.perLayer === 'kind';
  const sum = layers.reduce((total, layer) => total + (layer.ns?.estimate ?? Number.NaN), 0);
  const whole = ns && Number.isFinite(sum) ? sum / ns.estimate : undefined;
  return {
    title: `${name}: ${byKind ? 'kinds of layers' : 'layers'}, each timed alone on ${comparison.platform}`,
    columns: [
      { label: byKind ? 'kind of layer' : 'layer' },
      ...(byKind ? [{ label: 'ops' }] : [{ label: 'kind' }, { label: 'output' }]),
      { label: 'time', unit: 'µs', digits: 3 },
      { label: 'of the network', unit: '%', digits: 3 },
      { label: 'MACs', unit: 'M', digits: 3 },
      { label: 'speed', unit: 'GFLOP/s', digits: 3 },
      { label: 'memory access cost', unit: 'M elements', digits: 3 },
    ],
    rows: layers.map(layer => [
      layer.name,
      ...(byKind ? [layer.ops] : [layer.kind, layer.output.join('×')]),
      layer.ns ? layer.ns.estimate / 1000 : null,
      layer.share ? 100 * layer.share.estimate : null,
      layer.counts.macs / MILLION,
      speedOf(layer),
      layer.counts.memoryAccessCost / MILLION,
    ]),
    notes: [
      ...layers.flatMap(layer =>
        layer.error === undefined ? [] : [`${layer.name} was not measured: ${layer.error}`],
      ),
      ...(whole === undefined
        ? []
        : [`Together they take ${(100 * whole).toFixed(0)} % of the time of the network in one piece.`]),
      measuredOn(comparison.run.header),
    ],
  };
}

/** FLOPs per ns; null where nothing is multiplied. */
function speedOf({ counts, ns }: ComparedLayer): number | null {
  return ns && counts.flops > 0 ? counts.flops / ns.estimate : null;
}

/** @throws {InputError} where there is no such graph, or it has no layers */
function layeredGraph(where: string, { graphs, perLayer }: GraphComparison, name: string): ComparedGraph {
  const found = graphs.find(graph => graph.name === name);
  if (!found) {
    throw unknownName(
      `${where}: graph`,
      name,
      graphs.map(graph => graph.name),
    );
  }
  expectLayers(where, perLayer);
  return found;
}

/** @throws {InputError} where graphs were compared as wholes only */
export function expectLayers(where: string, perLayer: GraphComparison['perLayer']): void {
  if (!perLayer) {
    refuse(
      `${where}: perLayer`,
      perLayer,
      'a comparison of layers too: compareGraphs(…, { perLayer: true })',
    );
  }
}
