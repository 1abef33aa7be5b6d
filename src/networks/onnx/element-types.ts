import type { OpName, OpParameters } from '../../kernels/op.js';
import type { Graph, GraphNode, OpNode } from '../graph/graph.js';
import { FLOAT, INT8, INT32, UINT8 } from './format.js';

/** The element types of ONNX that our values can have in a file; here they are all float32. */
const integerTypes = { int8: INT8, uint8: UINT8 } as const;

/** Ops that take values of any type and write the same one. */
const ANY_TYPE: readonly OpName[] = ['reshape', 'transpose', 'slice', 'concat', 'gather', 'expand'];

/** What an ONNX node needs: a type for its first input, and those of its weights and output. */
export interface ElementTypes {
  readonly input: number;
  readonly weights: readonly number[];
  readonly output: number;
}

/**
 * The element types of every node of a graph, by id: float32 for all but the ops on integers, and those that only move
 * what such an op wrote.
 */
export function elementTypesOf(graph: Graph): readonly ElementTypes[] {
  const types: ElementTypes[] = [];
  for (const node of graph.nodes) types.push(typesOf(node, types));
  return types;
}

function typesOf(node: GraphNode, before: readonly ElementTypes[]): ElementTypes {
  const float = { input: FLOAT, weights: [FLOAT, FLOAT, FLOAT, FLOAT], output: FLOAT };
  if (node.kind === 'input') return float;
  const { parameters } = node as OpNode<keyof OpParameters>;
  switch (node.op) {
    case 'quantize':
      return { ...float, output: integerTypes[(parameters as OpParameters['quantize']).type] };
    case 'dequantize':
      return { ...float, input: integerTypes[(parameters as OpParameters['dequantize']).type] };
    case 'quantizedConv': {
      const { input, weights, output } = parameters as OpParameters['quantizedConv'];
      return {
        input: integerTypes[input.type],
        weights: [integerTypes[weights.type], INT32],
        output: integerTypes[output.type],
      };
    }
    case 'integerConv': {
      const { input, weights } = parameters as OpParameters['integerConv'];
      return { input: integerTypes[input.type], weights: [integerTypes[weights.type]], output: INT32 };
    }
  }
  const given = new Set(node.inputs.map(id => before[id].output));
  if (!ANY_TYPE.includes(node.op) || given.size !== 1) return float;
  const [type] = given;
  return { ...float, input: type, output: type };
}
