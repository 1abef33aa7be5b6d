import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { countGraph } from '../../../src/cost/counts.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { type PlatformName, platforms, pool } from '../../../src/networks/platforms.js';

/** A separate process, because its memory is measured: `node process-memory.js resnet-18 wasm`. */
const [, , name, platform] = process.argv;
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const graph = optimize(graphOf(name));
const executable = bindGraph(graph, platforms[platform as PlatformName], 1);
if (platform === 'wasm-threads') pool.start();
executable.run(); // touches arena, scratch and the workers' stacks: before, the system only promises them
collect();
await new Promise(resolve => setTimeout(resolve, 50));
collect();
const { rss, arrayBuffers } = process.memoryUsage();
executable.run(); // so that it is held until here
process.stdout.write(
  JSON.stringify({
    weightBytes: 4 * countGraph(graph).parameters,
    constantBytes: executable.constantBytes,
    arenaBytes: executable.arenaBytes,
    rss,
    arrayBuffers,
  }),
);
