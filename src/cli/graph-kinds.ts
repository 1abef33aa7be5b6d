import { type Counts, countGraph } from '../cost/counts.js';
import { KIND_NAMES, type Kind, kindOf, kindsIn } from '../cost/layer-kinds.js';
import { networkCost } from '../cost/network-cost.js';
import { type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';
import { BYTES_NOTE, totalTable } from './graph-total.js';
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

/** The ops of a kind together. */
interface CountedKind {
  readonly kind: Kind;
  readonly ops: number;
  readonly counts: Counts;
  readonly whole: Counts;
}

/** Prints the sums over each kind of layer of a network, and the totals. */
export function showKinds(graph: Graph, { sort, csv, json }: RowOptions): void {
  const whole = countGraph(graph);
  const kinds = kindsIn(graph).map((kind): CountedKind => {
    const only = (node: OpNode) => kindOf(node) === kind;
    return { kind, ops: opNodes(graph).filter(only).length, counts: countGraph(graph, only), whole };
  });
  const rows = sortedBy(kinds, kindColumns, sort);
  if (csv) print(sortableCsv(kindColumns, rows));
  else if (json) {
    printJson({
      name: graph.name,
      kinds: rows.map(({ kind, ops, counts }) => ({ kind, ops, counts })),
      total: networkCost(graph),
    });
  } else {
    const title = `${graph.name} by kind of layer`;
    print(
      terminalTable(
        sortableTable(title, kindColumns, rows, [BYTES_NOTE]),
        roomFor(DISPENSABLE, kindColumns, sort),
      ),
      '',
      terminalTable(totalTable(graph)),
    );
  }
}

/** The columns of kinds that a narrow terminal does without, the first one first. */
const DISPENSABLE = ['of all', 'of all', 'parameters', 'element operations'];

/** 0 of nothing: a network may have no multiply-accumulates. */
const perCent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

const kindColumns: readonly SortableColumn<CountedKind>[] = [
  { name: 'kind', label: 'kind of layer', cell: ({ kind }) => KIND_NAMES[kind] },
  { name: 'ops', label: 'ops', cell: ({ ops }) => ops },
  { name: 'macs', label: 'MACs', cell: ({ counts }) => counts.macs },
  {
    name: 'macs-share',
    label: 'of all',
    unit: '%',
    digits: 3,
    cell: ({ counts, whole }) => perCent(counts.macs, whole.macs),
  },
  { name: 'element-ops', label: 'element operations', cell: ({ counts }) => counts.elementOps },
  { name: 'parameters', label: 'parameters', cell: ({ counts }) => counts.parameters },
  { name: 'bytes', label: 'bytes', cell: ({ counts }) => counts.bytesMoved },
  {
    name: 'bytes-share',
    label: 'of all',
    unit: '%',
    digits: 3,
    cell: ({ counts, whole }) => perCent(counts.bytesMoved, whole.bytesMoved),
  },
];
