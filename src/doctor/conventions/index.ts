import { countGraph, countNode } from '../../cost/counts.js';
import { expectGraph, type Graph, type GraphNode, opNodes } from '../../networks/graph/graph.js';
import { formatCount } from '../../reports/format.js';
import type { ConventionCount } from '../report-type.js';
import { beforeFolding } from './before-folding.js';
import type { Convention, CountedNode } from './convention.js';
import { fvcore } from './fvcore.js';
import { ptflops } from './ptflops.js';
import { thop } from './thop.js';
import { torch } from './torch.js';
import { torchinfo } from './torchinfo.js';
import { torchvision } from './torchvision.js';

/** Every counter whose convention is known. */
export const conventions: readonly Convention[] = [torchvision, torch, fvcore, ptflops, thop, torchinfo];

/**
 * What the counters of the PyTorch world would print of this graph.
 *
 *   value = perMac · macs + Σ adjustments
 *
 * The graph is taken for a model whose layers are modules of `torch.nn`. Of a graph that may have been exported with its batch
 * norm folded, `beforeFolding` says what they would print of the model in Python.
 *
 * @throws {Error} where an op cannot be counted
 */
export function conventionCounts(graph: Graph): readonly ConventionCount[] {
  expectGraph('conventionCounts', graph);
  const unfolded = beforeFolding(graph);
  const [nodes, before] = [countedNodes(graph), unfolded && countedNodes(unfolded)];
  const { parameters } = countGraph(graph);
  return conventions.map(convention => ({
    ...{ tool: convention.tool, version: convention.version, called: convention.called, parameters },
    counts: convention.perMac === 2 ? 'flops' : 'multiply-accumulates',
    ...countedBy(convention, nodes),
    ...(unfolded &&
      before && {
        beforeFolding: {
          value: countedBy(convention, before).value,
          parameters: countGraph(unfolded).parameters,
        },
      }),
  }));
}

function countedNodes(graph: Graph): readonly CountedNode[] {
  return opNodes(graph).map(node => {
    const inputs = node.inputs.map(id => graph.nodes[id].shape);
    const { macs } = countNode(node, graph);
    const byConstant = macs > 0 && node.inputs.some(id => isConstant(graph.nodes[id]));
    return { node, inputs, macs, byConstant };
  });
}

function countedBy(
  { perMac, adjustments }: Convention,
  nodes: readonly CountedNode[],
): Pick<ConventionCount, 'value' | 'why'> {
  const adjusted = adjustments
    .map(({ why, operations, unless }) => ({ why, unless, sum: sumOf(nodes.map(operations)) }))
    .filter(({ sum }) => sum !== 0);
  const macs = sumOf(nodes.map(node => node.macs));
  const sentences = adjusted.flatMap(({ why, unless, sum }) => [
    `${sum > 0 ? 'Adds' : 'Leaves out'} ${formatCount(Math.abs(sum))} ${why}.`,
    ...(unless === undefined ? [] : [unless]),
  ]);
  const doubled = perMac === 2 ? ['Counts a multiply and an add as two.'] : [];
  return {
    value: perMac * macs + sumOf(adjusted.map(({ sum }) => sum)),
    why: [...doubled, ...sentences],
  };
}

function isConstant(node: GraphNode): boolean {
  return node.kind === 'op' && node.op === 'constant';
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
