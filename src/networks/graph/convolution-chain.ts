import type { OpName, OpParameters, PerAxis } from '../../kernels/op.js';
import { paddingOfSides } from '../../kernels/window.js';
import type { Tensor } from '../../tensors/tensor.js';
import { type Graph, inputsOf, opNodes, outputsOf } from './graph.js';
import { nodeWeights } from './weights.js';

/** A convolution as most libraries take it, with C channels in and K out. */
export interface Convolution {
  /** [K, C/G, R, S] */
  readonly weights: Tensor;
  readonly groups: number;
  readonly stride: PerAxis;
  readonly dilation: PerAxis;
  /** Zeros before and after the rows, and before and after the columns. */
  readonly pads: readonly [rows: readonly [number, number], columns: readonly [number, number]];
}

const CONVOLUTIONS: readonly OpName[] = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise'];

/**
 * The layers of a graph that is a chain of plain convolutions, without bias and activation, for libraries that take no
 * ONNX file; undefined where it is anything else.
 */
export function convolutionChain(graph: Graph, seed: number): readonly Convolution[] | undefined {
  if (inputsOf(graph).length > 1 || outputsOf(graph).length > 1) return undefined;
  const chain: Convolution[] = [];
  for (const [i, node] of opNodes(graph).entries()) {
    const { stride, dilation, padding, groups, ...other } = node.parameters as Partial<
      OpParameters['conv2d'] & OpParameters['pointwise']
    >;
    const plain = !(other.bias || other.accumulate || other.activation);
    if (!plain || !CONVOLUTIONS.includes(node.op) || node.inputs[0] !== i) return undefined;
    const [top, left, bottom, right] = paddingOfSides(padding ?? 0);
    chain.push({
      weights: nodeWeights(graph, node, seed)[0],
      groups: node.op === 'depthwise' ? node.shape[1] : (groups ?? 1),
      stride: stride ?? 1,
      dilation: dilation ?? 1,
      pads: [
        [top, bottom],
        [left, right],
      ],
    });
  }
  return chain;
}
