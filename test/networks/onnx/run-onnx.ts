import * as ort from 'onnxruntime-web';
import { type Tensor, tensor } from '../../../src/tensors/tensor.js';

// One thread: no workers that outlive the tests, and the same sums every time.
ort.env.wasm.numThreads = 1;

/**
 * Runs an ONNX file once with onnxruntime-web, an engine that shares no code with ours.
 *
 * @param input  the value of the file's only input
 */
export async function runOnnx(model: Uint8Array, input: Tensor): Promise<Tensor> {
  const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
  try {
    const feed = new ort.Tensor('float32', input.data, [...input.shape]);
    const results = await session.run({ [session.inputNames[0]]: feed });
    const { dims, data } = results[session.outputNames[0]];
    return tensor(dims, Float32Array.from(data as Float32Array));
  } finally {
    await session.release();
  }
}
