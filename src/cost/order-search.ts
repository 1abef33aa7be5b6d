import type { Liveness } from '../networks/graph/liveness.js';
import type { Dependencies } from './dependencies.js';
import { type PartLiveness, partLiveness } from './part-liveness.js';

/** The most sets of ops to search in one part of a graph; they take less than a second. */
const MAX_STATES = 2 ** 16;

/** The most steps of the greedy order, which go through all ops for each chain that could go on: about a second. */
const MAX_GREEDY_STEPS = 10 ** 8;

/** An order of the ops of one part, and a lower bound on the peak of every order. */
export interface FoundOrder {
  readonly order: readonly number[];
  /** Equal to the peak of this order if every order that could be better was searched. */
  readonly lowerBoundBytes: number;
}

/**
 * Finds the order of one part's ops with the least peak memory. The better of two simple orders sets the bar; unless
 * there are too many sets of ops, all orders below the bar are searched. A part of thousands of ops side by side keeps
 * its order.
 *
 * @param own  bytes that each op adds while it runs: its output and its internal memory
 */
export function bestOrder(
  model: Liveness,
  before: Dependencies,
  part: readonly number[],
  own: readonly number[],
): FoundOrder {
  const memory = partLiveness(model, before, part);
  const peakOfPart = peakOf(memory, part, own);
  const bound = Math.max(...part.map(op => memory.surelyAlive(op) + own[op]));
  if (memory.chains.length * part.length ** 2 > MAX_GREEDY_STEPS) {
    return { order: part, lowerBoundBytes: bound };
  }
  const greedy = leastLeftBehind(memory, part, own);
  const peakOfGreedy = peakOf(memory, greedy, own);
  const bar = Math.min(peakOfPart, peakOfGreedy);
  const order = peakOfGreedy < peakOfPart ? greedy : part;

  if (bound === bar) return { order, lowerBoundBytes: bar };
  const better = searchBelow(memory, part, own, bar);
  if (better === 'too many') return { order, lowerBoundBytes: bound };
  return better ?? { order, lowerBoundBytes: bar };
}

/** A set of ops that have run, and the best order that leads to it. */
interface State {
  readonly done: Int32Array;
  readonly peak: number;
  readonly lastChain: number;
  readonly before: State | undefined;
}

/**
 * Dynamic programming over the sets of ops that can have run, in order of their size, without sets whose every order
 * reaches the bar.
 *
 * @returns the best order below the bar; undefined if there is none
 */
function searchBelow(
  memory: PartLiveness,
  part: readonly number[],
  own: readonly number[],
  bar: number,
): FoundOrder | 'too many' | undefined {
  const { chains } = memory;
  const start = new Int32Array(chains.length);
  let states = new Map<string, State>([['', { done: start, peak: 0, lastChain: 0, before: undefined }]]);
  let seen = 0;
  for (let size = 0; size < part.length; size++) {
    const next = new Map<string, State>();
    for (const state of states.values()) {
      const live = memory.liveBytes(state.done);
      for (const [c, chain] of chains.entries()) {
        if (!memory.canRun(c, state.done)) continue;
        const peak = Math.max(state.peak, live + own[chain[state.done[c]]]);
        if (peak >= bar) continue;
        const done = state.done.slice();
        done[c]++;
        const key = String.fromCharCode(...done);
        const known = next.get(key);
        if (!known || peak < known.peak) next.set(key, { done, peak, lastChain: c, before: state });
      }
      if (seen + next.size > MAX_STATES) return 'too many';
    }
    seen += next.size;
    states = next;
  }
  const [last] = states.values();
  if (!last) return undefined;
  const order: number[] = [];
  for (let state = last; state.before; state = state.before) {
    order.push(chains[state.lastChain][state.before.done[state.lastChain]]);
  }
  return { order: order.reverse(), lowerBoundBytes: last.peak };
}

/** A greedy order: of the ops that can run, always the one that leaves the least alive, then the one that adds least. */
function leastLeftBehind(memory: PartLiveness, part: readonly number[], own: readonly number[]): number[] {
  const done = new Int32Array(memory.chains.length);
  const order: number[] = [];
  while (order.length < part.length) {
    let best: { chain: number; live: number; added: number } | undefined;
    for (const [chain, ops] of memory.chains.entries()) {
      if (!memory.canRun(chain, done)) continue;
      const added = own[ops[done[chain]]];
      done[chain]++;
      const live = memory.liveBytes(done);
      done[chain]--;
      if (!best || live < best.live || (live === best.live && added < best.added)) {
        best = { chain, live, added };
      }
    }
    const { chain } = best!;
    order.push(memory.chains[chain][done[chain]]);
    done[chain]++;
  }
  return order;
}

function peakOf(memory: PartLiveness, order: readonly number[], own: readonly number[]): number {
  const done = new Int32Array(memory.chains.length);
  return Math.max(
    ...order.map(op => {
      const bytes = memory.liveBytes(done) + own[op];
      done[memory.chainOf(op)]++;
      return bytes;
    }),
  );
}
