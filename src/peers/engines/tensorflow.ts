import type { PerAxis } from '../../kernels/op.js';
import { type Convolution, convolutionChain } from '../../networks/graph/convolution-chain.js';
import { requirePeer, versionOf } from '../../networks/native/installed.js';
import type { Shape } from '../../tensors/tensor.js';
import { type LoadEngine, Unsupported } from '../inference-engine.js';

interface TfTensor {
  dataSync(): Float32Array;
  dispose(): void;
}

type Convolve = (
  x: TfTensor,
  w: TfTensor,
  stride: PerAxis,
  pads: readonly (readonly [number, number])[],
  format: 'NHWC',
  dilation: PerAxis,
) => TfTensor;

/** What we use of @tensorflow/tfjs-core. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  tensor(values: Float32Array, shape: Shape): TfTensor;
  /** Axis i of the result is axis order[i] of the tensor. */
  transpose(x: TfTensor, order: readonly number[]): TfTensor;
  /** Disposes of every tensor that is made inside but the one that is returned. */
  tidy(run: () => TfTensor): TfTensor;
  readonly conv2d: Convolve;
  readonly depthwiseConv2d: Convolve;
}

const CORE = '@tensorflow/tfjs-core';

/**
 * TensorFlow.js with its WebAssembly backend, on its own terms: feature maps in NHWC, the layout of its kernels, all
 * conversion outside of the clock. In Node it has one thread.
 */
export const load: LoadEngine = async ({ threads }) => {
  if (threads > 1) throw new Unsupported('TensorFlow.js has one thread in Node');
  const tf = requirePeer<TensorFlow>(CORE);
  requirePeer('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js: its backend wasm does not start');
  return {
    version: versionOf(CORE),
    async prepare(graph, seed, input) {
      const chain = convolutionChain(graph, seed);
      if (!chain) throw new Unsupported('only chains of plain convolutions are translated for TensorFlow.js');
      const layers = chain.map(layer => tfLayer(tf, layer));
      const x = tf.tidy(() => tf.transpose(tf.tensor(input, graph.nodes[0].shape), [0, 2, 3, 1]));
      let out: TfTensor | undefined;
      return {
        run() {
          out?.dispose();
          out = tf.tidy(() => layers.reduce((value, layer) => layer.apply(value), x));
        },
        output: () => tf.tidy(() => tf.transpose(out!, [0, 3, 1, 2])).dataSync(),
        release() {
          for (const value of [x, out, ...layers.map(layer => layer.weights)]) value?.dispose();
        },
      };
    },
  };
};

/** A layer with its weights as TensorFlow.js holds them: [R, S, C, K], depthwise [R, S, C, 1]. */
function tfLayer(tf: TensorFlow, { weights, groups, stride, dilation, pads }: Convolution) {
  const [K, perGroup] = weights.shape;
  const depthwise = perGroup === 1 && groups === K;
  if (groups > 1 && !depthwise) throw new Unsupported('TensorFlow.js has no grouped convolution');
  const order = depthwise ? [2, 3, 0, 1] : [2, 3, 1, 0];
  const w = tf.tidy(() => tf.transpose(tf.tensor(weights.data, weights.shape), order));
  const convolve = depthwise ? tf.depthwiseConv2d : tf.conv2d;
  const allPads = [[0, 0], ...pads, [0, 0]] as const;
  return { weights: w, apply: (x: TfTensor) => convolve(x, w, stride, allPads, 'NHWC', dilation) };
}
