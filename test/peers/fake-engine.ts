import { appendFileSync, readFileSync } from 'node:fs';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { Absent } from '../../src/networks/native/installed.js';
import { platforms } from '../../src/networks/platforms.js';
import { type LoadEngine, type PreparedGraph, Unsupported } from '../../src/peers/inference-engine.js';

/** How an engine of this name spoils a workload that it could run. */
const spoiled: Readonly<Record<string, (sound: PreparedGraph, graph: string) => Partial<PreparedGraph>>> = {
  sound: () => ({}),
  wrong: sound => ({ output: () => sound.output().map(value => value * 1.01) }),
  'not-finite': sound => ({ output: () => sound.output().fill(Number.NaN) }),
  'crash-on-4': (_sound, graph) => (graph === 'toy-4' ? { run: () => process.exit(7) } : {}),
  endless: () => ({
    run() {
      for (;;);
    },
  }),
  'fails-later': sound => {
    let runs = 0;
    return {
      run() {
        if (runs++ === 20) throw new Error('out of luck');
        sound.run();
      },
    };
  },
  'broken-in-third-process': () =>
    processesSoFar('broken-in-third-process') === 3 ? { run: () => process.exit(7) } : {},
  asynchronous: sound => ({ run: async () => void (await sound.run()) }),
};

/** The file in which engines note, a line each, in which processes they were loaded. */
const LOG = process.env.BEYOND_FLOPS_TEST_ENGINE_LOG;

function processesSoFar(name: string): number {
  return readFileSync(LOG!, 'utf8')
    .split('\n')
    .filter(line => line.startsWith(`${name} `)).length;
}

/** Engines that need no package; a name says what is wrong with each. */
export const load: LoadEngine = async ({ name, threads }) => {
  if (LOG) appendFileSync(LOG, `${name} ${process.pid}\n`);
  if (name === 'absent') throw new Absent('not installed: npm run setup:peers installs it');
  if (threads > 1) throw new Unsupported(`${name} has one thread`);
  return {
    version: '1.2.3',
    async prepare(graph, seed, input) {
      const executable = bindGraph(graph, platforms.typescript, seed);
      executable.input.data.set(input);
      const sound: PreparedGraph = {
        run: () => executable.run(),
        output: () => executable.output.data.slice(),
        release() {},
      };
      return { ...sound, ...spoiled[name](sound, graph.name) };
    },
  };
};
