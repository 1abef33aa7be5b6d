import type { OpNode } from '../../networks/graph/graph.js';
import type { Shape } from '../../tensors/tensor.js';

/** An op as a counter sees it. */
export interface CountedNode {
  readonly node: OpNode;
  readonly inputs: readonly Shape[];
  /** Whether it multiplies with a constant of the graph, as a dense layer without a bias is exported. */
  readonly byConstant: boolean;
  /** Multiply-accumulates by our own count. */
  readonly macs: number;
}

/** What a counter adds to the multiply-accumulates of an op, or leaves out of them. */
export interface Adjustment {
  /** Continues `adds 22,227,968 …` or `leaves out 5,346 …`: `for batch norm, 2 for each element`. */
  readonly why: string;
  /** Of one op, in the counter's own unit; below 0 for what it leaves out, 0 for an op that it does not concern. */
  readonly operations: (counted: CountedNode) => number;
  /** When the tool counts otherwise, which no graph can show: a sentence. */
  readonly unless?: string;
}

/** How a tool counts. */
export interface Convention {
  readonly tool: string;
  /** The version whose source was read and which was run on the networks of the tests. */
  readonly version: string;
  /** What the tool calls its number. */
  readonly called: string;
  /** What it counts for one multiply-accumulate: 1, or 2 for a multiply and an add. */
  readonly perMac: 1 | 2;
  /** The file that says so. */
  readonly source: string;
  readonly adjustments: readonly Adjustment[];
}
