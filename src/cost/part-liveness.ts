import type { Liveness } from '../networks/graph/liveness.js';
import type { Dependencies } from './dependencies.js';

/**
 * What is alive while one part of a graph runs. The part's ops are divided into chains, in which each op must run
 * after the one before it; `done[c]` says how many ops of chain c have run.
 */
export interface PartLiveness {
  readonly chains: readonly (readonly number[])[];
  chainOf(op: number): number;
  /** Whether a chain has a next op, and everything that op waits for has run. */
  canRun(chain: number, done: Int32Array): boolean;
  /** Bytes that are alive between two ops. */
  liveBytes(done: Int32Array): number;
  /** Bytes that are alive in every order while an op runs, not counting what the op itself adds. */
  surelyAlive(op: number): number;
}

/** A buffer whose lifetime begins or ends within the part. */
interface ChangingBuffer {
  readonly bytes: number;
  readonly writer: readonly [chain: number, place: number] | undefined;
  /** Read after the part, or the graph's output. */
  readonly outlives: boolean;
  /** lastReads[i]: a chain, and the index of its last op that reads the buffer. */
  readonly lastReads: readonly (readonly [chain: number, place: number])[];
}

/** Divides a part into chains and finds the buffers that matter to it. */
export function partLiveness(model: Liveness, before: Dependencies, part: readonly number[]): PartLiveness {
  const chains = chainsOf(model, before, part);
  const placeOf = new Map(
    chains.flatMap((chain, c) => chain.map((op, place) => [op, [c, place] as const] as const)),
  );
  const isLater = (op: number) => !placeOf.has(op) && before.runsBefore(part[0], op);
  const waits = chains.map(chain =>
    chain.map(op => model.before[op].map(other => placeOf.get(other)).filter(at => at !== undefined)),
  );

  let lasting = 0;
  const changing: ChangingBuffer[] = [];
  for (const { bytes, writer, readers, kept } of model.buffers) {
    if (writer !== undefined && isLater(writer)) continue;
    const outlives = kept || readers.some(isLater);
    const inside = writer === undefined ? undefined : placeOf.get(writer);
    if (inside === undefined && outlives) {
      lasting += bytes;
      continue;
    }
    const lastReads = new Map<number, number>();
    for (const reader of readers) {
      const at = placeOf.get(reader);
      if (at) lastReads.set(at[0], Math.max(at[1], lastReads.get(at[0]) ?? -1));
    }
    if (inside !== undefined || lastReads.size > 0) {
      changing.push({ bytes, writer: inside, outlives, lastReads: [...lastReads] });
    }
  }

  return {
    chains,
    chainOf: op => placeOf.get(op)![0],
    canRun(c, done) {
      if (done[c] === chains[c].length) return false;
      for (const [other, place] of waits[c][done[c]]) if (done[other] <= place) return false;
      return true;
    },
    liveBytes(done) {
      let live = lasting;
      for (const { bytes, writer, outlives, lastReads } of changing) {
        if (writer && done[writer[0]] <= writer[1]) continue;
        if (outlives || lastReads.some(([c, place]) => done[c] <= place)) live += bytes;
      }
      return live;
    },
    surelyAlive(op) {
      let alive = 0;
      for (const { bytes, writer, readers, kept } of model.buffers) {
        const exists = writer === undefined || before.runsBefore(writer, op);
        if (exists && (kept || readers.some(reader => reader === op || before.runsBefore(op, reader)))) {
          alive += bytes;
        }
      }
      return alive;
    },
  };
}

/** Each op continues the chain whose last op it waits for directly, or else one whose last op must run before it. */
function chainsOf(model: Liveness, before: Dependencies, part: readonly number[]): number[][] {
  const chains: number[][] = [];
  for (const op of part) {
    const direct = chains.find(chain => model.before[op].includes(chain.at(-1)!));
    const chain = direct ?? chains.find(other => before.runsBefore(other.at(-1)!, op));
    if (chain) chain.push(op);
    else chains.push([op]);
  }
  return chains;
}
