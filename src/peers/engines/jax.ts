import { perAxis } from '../../kernels/window.js';
import { type Convolution, convolutionChain } from '../../networks/graph/convolution-chain.js';
import { requirePeer, versionOf } from '../../networks/native/installed.js';
import { type LoadEngine, Unsupported } from '../inference-engine.js';

/** A jax-js array: an operation takes it over, unless it is handed on as `ref`. */
interface JaxArray {
  readonly ref: JaxArray;
  readonly shape: readonly number[];
  reshape(shape: readonly number[]): JaxArray;
  dataSync(): Float32Array;
  dispose(): void;
}

/** What we use of @jax-js/jax. */
interface Jax {
  init(device: string): Promise<readonly string[]>;
  defaultDevice(device: string): void;
  blockUntilReady(x: JaxArray): Promise<JaxArray>;
  readonly numpy: {
    array(values: Float32Array): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
  };
  readonly lax: {
    convGeneralDilated(
      x: JaxArray,
      w: JaxArray,
      strides: readonly number[],
      pads: Convolution['pads'],
      options: { rhsDilation: readonly number[]; featureGroupCount: number },
    ): JaxArray;
  };
}

const PACKAGE = '@jax-js/jax';

/**
 * jax-js with its WebAssembly backend, on its own terms: 1×1 convolutions as matrix products, and operations called
 * one by one, because `jit` makes its other convolutions slower. In Node it has one thread.
 */
export const load: LoadEngine = async ({ threads }) => {
  if (threads > 1) throw new Unsupported('jax-js has one thread in Node');
  const jax = requirePeer<Jax>(PACKAGE);
  if (!(await jax.init('wasm')).includes('wasm')) throw new Error('jax-js: its backend wasm does not start');
  jax.defaultDevice('wasm');
  return {
    version: versionOf(PACKAGE),
    async prepare(graph, seed, input) {
      const chain = convolutionChain(graph, seed);
      if (!chain) throw new Unsupported('only chains of plain convolutions are translated for jax-js');
      const layers = chain.map(layer => jaxLayer(jax, layer));
      const x = jax.numpy.array(input).reshape(graph.nodes[0].shape);
      let out: JaxArray | undefined;
      return {
        async run() {
          out?.dispose();
          out = await jax.blockUntilReady(layers.reduce((value, layer) => layer.apply(value), x.ref));
        },
        output: () => out!.ref.dataSync(),
        release() {
          for (const value of [x, out, ...layers.map(layer => layer.weights)]) value?.dispose();
        },
      };
    },
  };
};

function jaxLayer({ numpy, lax }: Jax, { weights, groups, pads, ...steps }: Convolution) {
  const [stride, dilation] = [perAxis(steps.stride), perAxis(steps.dilation)];
  const [K, perGroup, R, S] = weights.shape;
  const w = numpy.array(weights.data);
  if (R * S === 1 && stride.every(step => step === 1) && pads.flat().every(pad => pad === 0)) {
    const matrices = w.reshape([groups, K / groups, perGroup]);
    return {
      weights: matrices,
      apply(x: JaxArray) {
        const [N, , H, W] = x.shape;
        const pixels = x.reshape([N * groups, perGroup, H * W]);
        return numpy.matmul(matrices.ref, pixels).reshape([N, K, H, W]);
      },
    };
  }
  const filters = w.reshape(weights.shape);
  const options = { rhsDilation: dilation, featureGroupCount: groups };
  return {
    weights: filters,
    apply: (x: JaxArray) => lax.convGeneralDilated(x, filters.ref, stride, pads, options),
  };
}
