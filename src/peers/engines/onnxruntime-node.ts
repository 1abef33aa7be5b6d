import { requirePeer, versionOf } from '../../networks/native/installed.js';
import type { LoadEngine } from '../inference-engine.js';
import { type OnnxRuntime, onnxEngine } from './onnxruntime.js';

const PACKAGE = 'onnxruntime-node';

/** ONNX Runtime compiled for this processor, with its own threads: what native code reaches. */
export const load: LoadEngine = async ({ threads }) => {
  const runtime = requirePeer<OnnxRuntime>(PACKAGE);
  return onnxEngine(runtime, versionOf(PACKAGE), { executionProviders: ['cpu'], intraOpNumThreads: threads });
};
