import { type Counts, countNode } from '../cost/counts.js';
import { networkCost } from '../cost/network-cost.js';
import { perAxis } from '../kernels/window.js';
import {
  type Graph,
  type GraphNode,
  inputsOf,
  type OpNode,
  opNodes,
  outputsOf,
} from '../networks/graph/graph.js';
import { elements, type Shape } from '../tensors/tensor.js';
import { BYTES_NOTE, totalTable } from './graph-total.js';
import type { NamedNetwork } from './network.js';
import {
  type RowOptions,
  roomFor,
  type SortableColumn,
  sortableCsv,
  sortableTable,
  sortedBy,
} from './sortable.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** A node with what it does once. */
interface CountedNode {
  readonly node: OpNode;
  readonly inputs: readonly Shape[];
  readonly counts: Counts;
}

/** Prints every op of a network with its shapes and counts, and the totals. */
export function showNodes({ graph, notes, unknown }: NamedNetwork, { sort, csv, json }: RowOptions): void {
  const nodes = opNodes(graph).map((node): CountedNode => {
    const inputs = node.inputs.map(id => graph.nodes[id].shape);
    return { node, inputs, counts: countNode(node, graph) };
  });
  const rows = sortedBy(nodes, nodeColumns, sort);
  if (csv) print(sortableCsv(nodeColumns, rows));
  else if (json) {
    const described = rows.map(row => describeNode(graph, row));
    printJson({
      name: graph.name,
      nodes: [...describeInputs(graph), ...described],
      total: networkCost(graph),
      ...(notes.length > 0 && { notes }),
      ...(unknown.length > 0 && { unknown }),
    });
  } else {
    const shapes = (nodes: readonly GraphNode[]) => nodes.map(({ shape }) => shape.join('×')).join(' and ');
    const title = `${graph.name}, ${shapes(inputsOf(graph))} → ${shapes(outputsOf(graph))}`;
    const table = sortableTable(title, nodeColumns, rows, [
      'Shapes without the number of images where it is 1.',
      BYTES_NOTE,
    ]);
    const shown = terminalTable(table, roomFor(DISPENSABLE, nodeColumns, sort));
    print(shown, '', terminalTable(totalTable(graph)));
  }
}

/** The columns of nodes that a narrow terminal does without, the first one first. */
const DISPENSABLE = ['element operations', 'bytes', 'groups', 'stride', 'input', 'parameters', 'kernel'];

const nodeColumns: readonly SortableColumn<CountedNode>[] = [
  { name: 'node', label: 'node', cell: ({ node }) => node.name },
  { name: 'op', label: 'op', cell: ({ node }) => node.op },
  {
    name: 'kernel',
    label: 'kernel',
    cell: row => kernelOf(row)?.join('×') ?? null,
    order: row => elements(kernelOf(row) ?? [0]),
  },
  {
    name: 'stride',
    label: 'stride',
    cell: strideOf,
  },
  { name: 'groups', label: 'groups', cell: groupsOf },
  {
    name: 'input',
    label: 'input',
    cell: ({ inputs }) => inputsText(inputs),
    order: ({ inputs }) => inputs.reduce((sum, shape) => sum + elements(shape), 0),
  },
  {
    name: 'output',
    label: 'output',
    cell: ({ node }) => shapeText(node.shape),
    order: ({ node }) => elements(node.shape),
  },
  { name: 'macs', label: 'MACs', cell: ({ counts }) => counts.macs },
  { name: 'element-ops', label: 'element operations', cell: ({ counts }) => counts.elementOps },
  { name: 'parameters', label: 'parameters', cell: ({ counts }) => counts.parameters },
  { name: 'bytes', label: 'bytes', cell: ({ counts }) => counts.bytesMoved },
];

function isPointwise({ op }: OpNode): boolean {
  return op === 'pointwise' || op === 'groupedPointwise';
}

/** Rows and columns of the window of a convolution or a pool. */
function kernelOf({ node }: CountedNode): Shape | undefined {
  if ('kernel' in node.parameters) return node.parameters.kernel;
  return isPointwise(node) ? [1, 1] : undefined;
}

/** The stride of a convolution or a pool; `rows×columns` where they differ. */
function strideOf({ node }: CountedNode): number | string | null {
  if (!('stride' in node.parameters)) return isPointwise(node) ? 1 : null;
  const [rows, columns] = perAxis(node.parameters.stride);
  return rows === columns ? rows : `${rows}×${columns}`;
}

/** G of a convolution: the channels of a depthwise one. */
function groupsOf({ node, inputs }: CountedNode): number | null {
  if (node.op === 'depthwise') return inputs[0][1];
  return numberOf(node, 'groups') ?? (node.op === 'pointwise' ? 1 : null);
}

function numberOf({ parameters }: OpNode, name: string): number | undefined {
  return (parameters as Readonly<Record<string, number | undefined>>)[name];
}

/** Different shapes beside each other; of more than two the first, and how many inputs there are. */
function inputsText(inputs: readonly Shape[]): string {
  const different = [...new Set(inputs.map(shapeText))];
  return different.length > 2 ? `${different[0]}, … (${inputs.length})` : different.join(', ');
}

function shapeText(shape: Shape): string {
  return (shape[0] === 1 && shape.length > 1 ? shape.slice(1) : shape).join('×');
}

function describeInputs(graph: Graph) {
  return inputsOf(graph).map(({ kind, name, shape }) => ({ name, op: kind, shape }));
}

function describeNode(graph: Graph, { node, counts }: CountedNode) {
  const { name, op, inputs, parameters, shape } = node;
  return { name, op, inputs: inputs.map(id => graph.nodes[id].name), parameters, shape, counts };
}
