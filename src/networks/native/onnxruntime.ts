import { type Tensor, tensor } from '../../tensors/tensor.js';
import { fillInput } from '../graph/executor.js';
import { type GraphNode, inputsOf, outputsOf } from '../graph/graph.js';
import { writeOnnx } from '../onnx/write.js';
import type { WholePlatform } from '../platform.js';
import { NATIVE, ownPlaces, type PlaceName, placeNames } from '../platforms.js';
import {
  INSTALL_NATIVE,
  isInstalled,
  NATIVE_PACKAGE as PACKAGE,
  requirePeer,
  versionOf,
} from './installed.js';

interface OrtValue {
  readonly data: Float32Array;
}

/** What we use of onnxruntime-node. */
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => OrtValue;
}

/** What we use of its binding, whose calls are synchronous. */
interface Binding {
  initOrt(): void;
  readonly binding: {
    readonly InferenceSession: new () => {
      loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
      run(
        feeds: Readonly<Record<string, OrtValue>>,
        fetches: Readonly<Record<string, OrtValue>>,
        options: object,
      ): void;
    };
  };
}

/** Whether its package is installed. It may still fail to load on this system, which `bind` then reports. */
export function nativeInstalled(): boolean {
  return isInstalled(PACKAGE);
}

/** The environment variable that leaves the native engine out although it is installed, where it is `off`. */
const SWITCH = 'BEYOND_FLOPS_NATIVE';

/** Whether the native engine takes part without being asked for. */
export function nativeIsOn(): boolean {
  return process.env[SWITCH] !== 'off' && nativeInstalled();
}

/** Where suites are measured by default: on everything that comes with the project, and the native engine where it is on. */
export function defaultPlaces(): readonly PlaceName[] {
  return nativeIsOn() ? placeNames : ownPlaces;
}

/** `onnxruntime-node 1.30.0`, or how to get it. */
export function nativeState(): string {
  if (!nativeInstalled()) return `not installed: ${INSTALL_NATIVE}`;
  const only = nativeIsOn() ? '' : `, only where it is asked for: ${SWITCH} is off`;
  return nativeVersion() + only;
}

/** `onnxruntime-node 1.30.0`; it has to be installed. */
export function nativeVersion(): string {
  return `${PACKAGE} ${versionOf(PACKAGE)}`;
}

/**
 * The native ceiling: ONNX Runtime, compiled for this processor, on one thread. It gets the graph as it is and applies
 * all of its own optimisations. Its asynchronous interface would start each run in a later turn of the event loop and
 * allocate a new output, so its binding is called instead, which reads the input and writes the output in place.
 *
 * At the ends of a graph, it converts feature maps to its own layout and back. For a single light layer, that takes
 * longer than the layer itself, so the engine is no ceiling there; in a stack of ten, it hardly shows.
 */
export const onnxruntime: WholePlatform = {
  name: NATIVE,
  description: `native code: ${PACKAGE} on one thread; feature maps go into its own layout and back`,
  bind(graph, seed) {
    const { Tensor: OrtTensor } = requirePeer<OnnxRuntime>(PACKAGE);
    const { binding, initOrt } = requirePeer<Binding>(`${PACKAGE}/dist/binding.js`);
    initOrt();
    const session = new binding.InferenceSession();
    const { buffer, byteOffset, byteLength } = writeOnnx(graph, seed);
    session.loadModel(buffer, byteOffset, byteLength, {
      executionProviders: ['cpu'],
      graphOptimizationLevel: 'all',
      executionMode: 'sequential',
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    const [from, to] = [inputsOf(graph), outputsOf(graph)];
    const [inputs, outputs] = [from, to].map(nodes => nodes.map(node => tensor(node.shape)));
    from.forEach((node, i) => {
      fillInput(graph, node, inputs[i], seed);
    });
    const named = (nodes: readonly GraphNode[], tensors: readonly Tensor[]) =>
      Object.fromEntries(
        nodes.map(({ name }, i) => [name, new OrtTensor('float32', tensors[i].data, tensors[i].shape)]),
      );
    const [feeds, fetches] = [named(from, inputs), named(to, outputs)];
    const run = () => session.run(feeds, fetches, {});
    return { run, input: inputs[0], output: outputs[0], inputs, outputs };
  },
};
