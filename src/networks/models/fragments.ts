import { expectCounts } from '../../errors/arguments.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { SIDE } from './pointwise-stack.js';

/** How the 1×1 convolutions of a block are arranged; parallel ones read the same map and are added up. */
export type Arrangement = 'series' | 'parallel';

/** A block of ShuffleNetV2's guideline 3: n 1×1 convolutions of c → c channels. */
export interface FragmentedBlock {
  readonly channels: number;
  readonly fragments: number;
  readonly arrangement: Arrangement;
}

/** What a stack of fragmented blocks may differ in from the paper's. */
export interface FragmentedStackOptions {
  /** Side of the map; 56 where it is absent. */
  readonly side?: number;
  /** Whether the sum is a node of its own, as in the paper, or each parallel fragment adds to the one before it. */
  readonly sums?: 'add' | 'in place';
}

/**
 * ShuffleNetV2's network for guideline 3: `blocks` blocks of 1×1 convolutions in series, or in parallel with their
 * outputs added element by element.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 2, Table 3 and Appendix Figure 1
 */
export function fragmentedStack(
  { channels, fragments, arrangement }: FragmentedBlock,
  blocks: number,
  { side = SIDE, sums = 'add' }: FragmentedStackOptions = {},
): Graph {
  expectCounts('fragmentedStack', { channels, fragments, blocks, side });
  const how = sums === 'add' ? '' : '-in-place';
  const g = new GraphBuilder(`fragments-${fragments}-${arrangement}${how}-${channels}-${side}x${blocks}`);
  let x = g.input([1, channels, side, side]);
  for (let block = 1; block <= blocks; block++) {
    const named = (what: string, i: number) => ({ name: `block${block}/${what}${i}` });
    let y = g.pointwise(x, { filters: channels }, named('fragment', 1));
    for (let i = 2; i <= fragments; i++) {
      if (arrangement === 'series') {
        y = g.pointwise(y, { filters: channels }, named('fragment', i));
      } else if (sums === 'in place') {
        y = g.pointwiseInto(y, x, named('fragment', i));
      } else {
        const fragment = g.pointwise(x, { filters: channels }, named('fragment', i));
        y = g.add(y, fragment, named('sum', i));
      }
    }
    x = y;
  }
  return g.build(x);
}
