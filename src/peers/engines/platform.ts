import { bindGraph } from '../../graph/executor.js';
import { optimize } from '../../graph/passes/index.js';
import { platforms } from '../../platforms.js';
import { type LoadEngine, Unsupported } from '../engine.js';

/** One of our platforms, by its name; it runs the graph after all passes. */
export const load: LoadEngine = async ({ name }) => {
  const platform = Object.values(platforms).find(candidate => candidate.name === name);
  if (!platform) throw new Unsupported(`there is no platform ${name}`);
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
