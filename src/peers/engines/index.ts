import { platforms } from '../../networks/platforms.js';

/** An engine that can take part in a comparison. */
export interface EngineEntry {
  /** As result files and `--engine` name it. */
  readonly name: string;
  /** As the tables name it. */
  readonly title: string;
  /** URL of the module that exports `load`, a `LoadEngine`. */
  readonly module: string;
  /** For a platform of ours, the numbers of threads with which it is measured; undefined for a peer. */
  readonly ours?: 'one thread' | 'several threads';
}

/** An engine with a number of threads; `again` marks the A/A arm, a second process of the same. */
export interface EngineArm {
  readonly engine: EngineEntry;
  readonly threads: number;
  readonly again: boolean;
}

function ours({ name }: { readonly name: string }, threads: EngineEntry['ours']): EngineEntry {
  return { ...peer('platform'), name, title: name, ours: threads };
}

/** Somebody else's engine, whose module is the file of the same name. */
function peer(name: string, title: string = name): EngineEntry {
  return { name, title, module: new URL(`./${name}.js`, import.meta.url).href };
}

/** Every engine, in the order of the tables. */
export const engines: readonly EngineEntry[] = [
  ours(platforms.typescript, 'one thread'),
  ours(platforms.wasm, 'one thread'),
  ours(platforms['wasm-threads'], 'several threads'),
  peer('tensorflow', 'TensorFlow.js wasm'),
  peer('onnxruntime-web'),
  peer('jax', 'jax-js'),
  peer('onnxruntime-node', 'onnxruntime-node (native)'),
];

/** Our fastest platform with this number of threads, which all others are compared with. */
export function ourFastest(threads: number): string {
  return threads === 1 ? platforms.wasm.name : platforms['wasm-threads'].name;
}

/**
 * The arms of a comparison: for each number of threads our fastest platform and the engines of these names, and with
 * one thread our fastest platform once more as the A/A arm. A peer that does not support a number of threads says so.
 */
export function engineArms(threads: readonly number[], names: readonly string[]): EngineArm[] {
  return threads.flatMap(count => {
    const number = count === 1 ? 'one thread' : 'several threads';
    const arms = engines
      .filter(engine => engine.ours === undefined || engine.ours === number)
      .filter(({ name }) => names.includes(name) || name === ourFastest(count))
      .map(engine => ({ engine, threads: count, again: false }));
    const repeated = arms.filter(({ engine }) => engine.name === ourFastest(1));
    return [...arms, ...repeated.map(arm => ({ ...arm, again: true }))];
  });
}
