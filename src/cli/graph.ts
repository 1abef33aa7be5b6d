import type { Command } from 'commander';
import { countNode } from '../cost/counts.js';
import { networkCost } from '../cost/network-cost.js';
import { type Graph, opNodes } from '../networks/graph/graph.js';
import { graphOf } from '../networks/models/catalogue.js';
import { formatBytes, formatCount } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { examples, jsonOption } from './options.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `graph`: the nodes of a network with their shapes and counts. */
export function addGraph(program: Command): void {
  const command = program
    .command('graph')
    .description('show the nodes of a network with their shapes, multiply-accumulates and bytes')
    .argument('<model>', 'a family or a published network of it: see models')
    .addOption(jsonOption())
    .addHelpText('after', examples('graph mobilenet-v2 --width 1.4', 'graph resnet-18 --json'));
  addModelOptions(command).action((name: string, options: { json?: boolean }) => {
    const graph = graphOf(name, askedParameters(options));
    if (options.json) {
      printJson({ name: graph.name, nodes: describeNodes(graph), total: networkCost(graph) });
      return;
    }
    print(terminalTable(nodesTable(graph)), '', terminalTable(totalTable(graph)));
  });
}

function describeNodes(graph: Graph) {
  return graph.nodes.map(node => {
    const { name, shape } = node;
    if (node.kind === 'input') return { name, op: 'input', shape };
    const { op, inputs, parameters } = node;
    const read = inputs.map(id => graph.nodes[id].name);
    return { name, op, inputs: read, parameters, shape, counts: countNode(node, graph) };
  });
}

function nodesTable(graph: Graph): Table {
  const [input] = graph.nodes.filter(node => node.kind === 'input');
  return {
    title: `${graph.name}, ${shapeText(input.shape)} → ${shapeText(graph.nodes[graph.output].shape)}`,
    columns: [
      { label: 'node' },
      { label: 'op' },
      { label: 'output' },
      { label: 'multiply-accumulates' },
      { label: 'element operations' },
      { label: 'parameters' },
      { label: 'bytes' },
    ],
    rows: opNodes(graph).map(node => {
      const { macs, elementOps, parameters, bytesMoved } = countNode(node, graph);
      return [node.name, node.op, shapeText(node.shape), macs, elementOps, parameters, bytesMoved];
    }),
    notes: ['Bytes: what the op reads and writes in float32, its weights once.'],
  };
}

function totalTable(graph: Graph): Table {
  const cost = networkCost(graph);
  return {
    title: 'Total',
    columns: [{ label: 'quantity' }, { label: 'value' }],
    rows: [
      ['layers (convolutions and dense layers)', formatCount(cost.layers)],
      ['multiply-accumulates', formatCount(cost.macs)],
      ['element operations of batch norm', formatCount(cost.elementOps.batchNorm)],
      ['element operations of activations', formatCount(cost.elementOps.activations)],
      ['element operations of pools', formatCount(cost.elementOps.pools)],
      ['element operations of sums and gates', formatCount(cost.elementOps.sums)],
      ['parameters', formatCount(cost.parameters)],
      ['memory access cost, elements', formatCount(cost.memoryAccessCost)],
      ['bytes read and written', formatBytes(cost.bytesMoved)],
      ['peak activation memory', formatBytes(cost.peakBytes)],
    ],
    notes: [],
  };
}

function shapeText(shape: readonly number[]): string {
  return shape.join('×');
}
