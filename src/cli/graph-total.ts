import { networkCost } from '../cost/network-cost.js';
import type { Graph } from '../networks/graph/graph.js';
import { formatBytes, formatCount } from '../reports/format.js';
import type { Table } from '../reports/table.js';

/** What bytes are, below a table that has them. */
export const BYTES_NOTE = 'Bytes: what the ops read and write in float32, their weights once.';

/** What a network costs as a whole. */
export function totalTable(graph: Graph): Table {
  const cost = networkCost(graph);
  return {
    title: 'Total',
    columns: [{ label: 'quantity' }, { label: 'value' }],
    rows: [
      ['layers (convolutions and dense layers)', formatCount(cost.layers)],
      ['multiply-accumulates (MACs)', formatCount(cost.macs)],
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
