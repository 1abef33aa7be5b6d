import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-web';
import { inputOf } from '../../networks/graph/graph.js';
import { writeOnnx } from '../../networks/onnx/write.js';
import type { InferenceEngine } from '../inference-engine.js';

/** What the packages onnxruntime-web and onnxruntime-node have in common. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(file: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}

/**
 * ONNX Runtime with the graph as an ONNX file, on its own terms: the file has the graph before our passes, and all its
 * own graph optimisations are on, its own layout among them. Within the clock it copies the input to its memory and the
 * output from there, as every call of it does.
 */
export function onnxEngine(
  runtime: OnnxRuntime,
  version: string,
  options: InferenceSession.SessionOptions,
): InferenceEngine {
  return {
    version,
    async prepare(graph, seed, input) {
      const session = await runtime.InferenceSession.create(writeOnnx(graph, seed), {
        ...options,
        graphOptimizationLevel: 'all',
        executionMode: 'sequential',
        interOpNumThreads: 1,
      });
      const { shape } = inputOf(graph);
      const feeds = { [session.inputNames[0]]: new runtime.Tensor('float32', input, shape) };
      const [name] = session.outputNames;
      let output: TypedTensor<'float32'>;
      return {
        async run() {
          output = (await session.run(feeds))[name] as TypedTensor<'float32'>;
        },
        output: () => output.data,
        release: () => session.release(),
      };
    },
  };
}
