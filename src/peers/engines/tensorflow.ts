import { requirePeer, versionOf } from '../../networks/native/installed.js';
import { type LoadEngine, Unsupported } from '../engine.js';
import { type Convolution, convolutionChain } from './convolutions.js';
import { permuted } from './layout.js';

interface TfTensor {
  readonly shape: readonly number[];
  dataSync(): Float32Array;
  dispose(): void;
}

type Convolve = (
  x: TfTensor,
  w: TfTensor,
  stride: number,
  pads: readonly (readonly [number, number])[],
  format: 'NHWC',
  dilation: number,
) => TfTensor;

/** What we use of @tensorflow/tfjs-core. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  tensor(values: Float32Array, shape: readonly number[]): TfTensor;
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
      const [N, C, H, W] = graph.nodes[0].shape;
      const layers = convolutionChain(graph, seed, 'TensorFlow.js').map(layer => tfLayer(tf, layer));
      const x = tf.tensor(permuted(input, [N, C, H, W], [0, 2, 3, 1]), [N, H, W, C]);
      let out: TfTensor | undefined;
      return {
        run() {
          out?.dispose();
          out = tf.tidy(() => layers.reduce((value, layer) => layer.apply(value), x));
        },
        output: () => permuted(out!.dataSync(), out!.shape, [0, 3, 1, 2]),
        release() {
          for (const value of [x, out, ...layers.map(layer => layer.weights)]) value?.dispose();
        },
      };
    },
  };
};

/** A layer with its weights as TensorFlow.js holds them: [R, S, C, K], depthwise [R, S, C, 1]. */
function tfLayer(tf: TensorFlow, { weights, groups, stride, dilation, pads }: Convolution) {
  const [K, perGroup, R, S] = weights.shape;
  const depthwise = perGroup === 1 && groups === K;
  if (groups > 1 && !depthwise) throw new Unsupported('TensorFlow.js has no grouped convolution');
  const order = depthwise ? [2, 3, 0, 1] : [2, 3, 1, 0];
  const w = tf.tensor(
    permuted(weights.data, weights.shape, order),
    depthwise ? [R, S, K, 1] : [R, S, perGroup, K],
  );
  const convolve = depthwise ? tf.depthwiseConv2d : tf.conv2d;
  const allPads = [[0, 0], ...pads, [0, 0]] as const;
  return {
    weights: w,
    apply: (x: TfTensor) => convolve(x, w, stride, allPads, 'NHWC', dilation),
  };
}
