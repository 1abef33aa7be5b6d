import { bindGraph } from '../../networks/graph/executor.js';
import { optimize } from '../../networks/graph/passes/index.js';
import type { Platform } from '../../networks/platform.js';
import { platforms, wasmThreads } from '../../networks/platforms.js';
import { type LoadEngine, Unsupported } from '../engine.js';

/**
 * One of our platforms, by its name. It runs the graph after all passes, which is how a network is deployed; what is
 * written as an ONNX file is the graph before them.
 */
export const load: LoadEngine = async ({ name, threads }) => {
  const platform = platformWith(name, threads);
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

/** @throws {Unsupported} where there is no such platform, or it has one thread */
function platformWith(name: string, threads: number): Platform {
  if (name === platforms['wasm-threads'].name) return wasmThreads(threads);
  const platform = Object.values(platforms).find(candidate => candidate.name === name);
  if (!platform) throw new Unsupported(`there is no platform ${name}`);
  if (threads > 1) throw new Unsupported(`the platform ${name} has one thread`);
  return platform;
}
