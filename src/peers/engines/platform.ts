import { bindGraph } from '../../networks/graph/executor.js';
import { optimize } from '../../networks/graph/passes/index.js';
import { type PlatformName, platforms, wasmThreads } from '../../networks/platforms.js';
import { type LoadEngine, Unsupported } from '../inference-engine.js';

/**
 * One of our platforms, by its name. It runs the graph after all passes, which is how a network is deployed; what is
 * written as an ONNX file is the graph before them.
 */
export const load: LoadEngine = async ({ name, threads }) => {
  const threaded = name === platforms['wasm-threads'].name;
  if (threads > 1 && !threaded) throw new Unsupported(`the platform ${name} has one thread`);
  const platform = threaded ? wasmThreads(threads) : platforms[name as PlatformName];
  return {
    version: platform.description,
    async prepare(graph, seed, input) {
      const executable = bindGraph(optimize(graph), platform, seed);
      executable.input.data.set(input);
      return {
        run: () => executable.run(),
        output: () => executable.output.data.slice(),
        release() {},
      };
    },
  };
};
