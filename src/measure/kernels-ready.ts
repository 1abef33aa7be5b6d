import { performance } from 'node:perf_hooks';
import { bindGraph } from '../networks/graph/executor.js';
import { singleConvolution } from '../networks/models/single-convolution.js';
import { platforms } from '../networks/platforms.js';

/**
 * Milliseconds from a cold start to the first result of the WebAssembly kernels: reading and compiling the module,
 * binding a layer, and running it once. Only the first call in a process measures this.
 */
export function kernelsReadyMs(): number {
  const graph = singleConvolution(7, 8, 8, 3);
  const start = performance.now();
  bindGraph(graph, platforms.wasm, 1).run();
  return performance.now() - start;
}
