import type { OpParameters } from '../../kernels/op.js';
import { paddingOfAxes } from '../../kernels/window.js';
import { type Graph, type OpNode, opNodes } from '../../networks/graph/graph.js';
import { nodeWeights } from '../../networks/graph/weights.js';
import type { Tensor } from '../../tensors/tensor.js';
import { Unsupported } from '../engine.js';

/** A convolution as most libraries take it, with C channels in and K out. */
export interface Convolution {
  /** [K, C/G, R, S] */
  readonly weights: Tensor;
  readonly groups: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros before and after the rows, and before and after the columns. */
  readonly pads: readonly [rows: readonly [number, number], columns: readonly [number, number]];
}

type Window = Omit<Convolution, 'weights'>;

const onePixel: Omit<Window, 'groups'> = { stride: 1, dilation: 1, ...pads(0) };

/** What each kind of convolution is; the types are those of the builder's parameters. */
const windows: Partial<{
  [K in keyof OpParameters]: (p: OpParameters[K], channels: number) => Window;
}> = {
  conv2d: ({ groups, stride, dilation, padding }) => ({ groups, stride, dilation, ...pads(padding) }),
  depthwise: ({ stride, dilation, padding }, groups) => ({ groups, stride, dilation, ...pads(padding) }),
  pointwise: () => ({ ...onePixel, groups: 1 }),
  groupedPointwise: ({ groups }) => ({ ...onePixel, groups }),
};

/**
 * A graph that is a chain of plain convolutions, for engines that take no ONNX file.
 *
 * @throws {Unsupported} where it is anything else
 */
export function convolutionChain(graph: Graph, seed: number, engine: string): Convolution[] {
  return opNodes(graph).map((node, i) => {
    const window = windows[node.op] as ((p: unknown, channels: number) => Window) | undefined;
    const { bias, accumulate, activation } = node.parameters as Partial<OpParameters['pointwise']>;
    if (!window || bias || accumulate || activation || node.inputs[0] !== i) {
      throw new Unsupported(`only chains of plain convolutions are translated for ${engine}`);
    }
    return {
      weights: nodeWeights(graph, node as OpNode, seed)[0],
      ...window(node.parameters, node.shape[1]),
    };
  });
}

function pads(padding: OpParameters['conv2d']['padding']): Pick<Convolution, 'pads'> {
  const [rows, columns] = paddingOfAxes(padding);
  return {
    pads: [
      [rows, rows],
      [columns, columns],
    ],
  };
}
