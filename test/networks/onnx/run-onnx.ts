import * as ort from 'onnxruntime-web';
import { type Tensor, tensor } from '../../../src/tensors/tensor.js';

// One thread: no workers that outlive the tests, and the same sums every time.
ort.env.wasm.numThreads = 1;

/**
 * Runs an ONNX file once with onnxruntime-web, an engine that shares no code with ours.
 *
 * @param input  the value of the file's only input
 * @returns the value of its first output
 */
export async function runOnnx(model: Uint8Array, input: Tensor): Promise<Tensor> {
  return (await runOnnxAll(model, [input]))[0];
}

/**
 * The same with several inputs and outputs.
 *
 * @param inputs  in the order of the file
 * @returns in the order of the file
 */
export async function runOnnxAll(model: Uint8Array, inputs: readonly Tensor[]): Promise<readonly Tensor[]> {
  const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
  try {
    const feeds = session.inputNames.map((name, i) => {
      return [name, new ort.Tensor('float32', inputs[i].data, [...inputs[i].shape])];
    });
    const results = await session.run(Object.fromEntries(feeds));
    return session.outputNames.map(name => {
      const { dims, data } = results[name];
      return tensor(dims, Float32Array.from(data as Float32Array));
    });
  } finally {
    await session.release();
  }
}
