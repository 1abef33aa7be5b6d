import { performance } from 'node:perf_hooks';
import { bindGraph } from '../networks/graph/executor.js';
import { singleConvolution } from '../networks/models/single-convolution.js';
import { platforms } from '../networks/platforms.js';

/**
 * Milliseconds from nothing to the first result of the WebAssembly kernels: reading and compiling the module, making a
 * layer ready, one run of it. Only the first call in a process says so.
 */
export function kernelsReadyMs(): number {
  const graph = singleConvolution(7, 8, 8, 3);
  const start = performance.now();
  bindGraph(graph, platforms.wasm, 1).run();
  return performance.now() - start;
}
