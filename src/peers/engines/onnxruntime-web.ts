import * as runtime from 'onnxruntime-web';
import type { LoadEngine } from '../inference-engine.js';
import { onnxEngine } from './onnxruntime.js';

/** ONNX Runtime in WebAssembly, with its own threads. */
export const load: LoadEngine = async ({ threads }) => {
  runtime.env.wasm.numThreads = threads;
  return onnxEngine(runtime, runtime.env.versions.web!, { executionProviders: ['wasm'] });
};
