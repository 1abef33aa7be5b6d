import type { PlatformName } from '../networks/platforms.js';

/** Something that runs workloads in a process of its own. */
export interface ArmKind {
  /** As tables and `--peer` name it. */
  readonly name: string;
  readonly title: string;
  /** URL of the module that exports `load`, a `LoadEngine`. */
  readonly module: string;
  /** A platform of ours, or somebody else's engine. */
  readonly ours: boolean;
  /** Whether it is measured with this number of threads; a peer that cannot use them says so itself. */
  readonly takesPart: (threads: number) => boolean;
}

/** An engine with a number of threads; `again` is the A/A arm, a second process of the same. */
export interface PeerArm {
  readonly kind: ArmKind;
  readonly threads: number;
  readonly again: boolean;
}

const engine = (file: string): string => new URL(`./engines/${file}.js`, import.meta.url).href;
const always = () => true;
const oneThread = (threads: number) => threads === 1;
const moreThreads = (threads: number) => threads > 1;

/** Our platforms that are measured, each with the numbers of threads it is for. */
const ourThreads: { readonly [P in PlatformName]?: ArmKind['takesPart'] } = {
  typescript: oneThread,
  wasm: oneThread,
  'wasm-threads': moreThreads,
};

/** Every arm, in the order of the tables. */
export const armKinds: readonly ArmKind[] = [
  ...Object.entries(ourThreads).map(([name, takesPart]) => ({
    name,
    title: name,
    module: engine('platform'),
    ours: true,
    takesPart,
  })),
  {
    name: 'tensorflow',
    title: 'TensorFlow.js wasm',
    module: engine('tensorflow'),
    ours: false,
    takesPart: always,
  },
  {
    name: 'onnxruntime-web',
    title: 'onnxruntime-web',
    module: engine('onnxruntime-web'),
    ours: false,
    takesPart: always,
  },
  { name: 'jax', title: 'jax-js', module: engine('jax'), ours: false, takesPart: always },
  {
    name: 'onnxruntime-node',
    title: 'onnxruntime-node (native)',
    module: engine('onnxruntime-node'),
    ours: false,
    takesPart: always,
  },
];

/** The platform that all others are set against, with this number of threads. */
export function ourBest(threads: number): string {
  return threads === 1 ? 'wasm' : 'wasm-threads';
}

/**
 * The arms of a comparison: of each number of threads the engines that are for it, and with one thread our best
 * platform a second time, in another process, as the noise floor (A/A).
 *
 * @param engines  their names; our best platform takes part in any case
 */
export function peerArms(threads: readonly number[], engines: readonly string[]): PeerArm[] {
  return threads.flatMap(count => {
    const arms = armKinds
      .filter(({ name, takesPart }) => {
        return takesPart(count) && (engines.includes(name) || name === ourBest(count));
      })
      .map(kind => ({ kind, threads: count, again: false }));
    const best = arms.find(({ kind }) => kind.name === ourBest(1));
    return count === 1 && best ? [...arms, { ...best, again: true }] : arms;
  });
}
