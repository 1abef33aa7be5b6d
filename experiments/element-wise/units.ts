import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { workInPlace } from '../../src/networks/graph/passes/work-in-place.js';

/** A stack of ResNet's bottleneck units on a square map. */
export interface Stack {
  /** Channels at both ends of a unit. */
  readonly wide: number;
  /** Channels inside. */
  readonly narrow: number;
  readonly side: number;
  readonly units: number;
}

/** What a unit has beside its convolutions, and how that is computed. */
export interface Form {
  readonly relu: boolean;
  readonly shortcut: boolean;
  /**
   * `none`: ReLU and sum are passes of their own, in the memory of their input. `activations`: ReLU is computed as a
   * convolution or sum writes its output. `all`: the last convolution also begins its sums with the shortcut's values.
   */
  readonly fused: 'none' | 'activations' | 'all';
}

/**
 * The forms that are compared, by the name of their arm. The first four are the rows of the paper's table.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, Table 4
 */
export const FORMS = {
  both: { relu: true, shortcut: true, fused: 'none' },
  'no-shortcut': { relu: true, shortcut: false, fused: 'none' },
  'no-relu': { relu: false, shortcut: true, fused: 'none' },
  neither: { relu: false, shortcut: false, fused: 'none' },
  'relu-fused': { relu: true, shortcut: true, fused: 'activations' },
  'all-fused': { relu: true, shortcut: true, fused: 'all' },
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;

/**
 * 1×1, 3×3 and 1×1 convolution, so many times over: a ReLU behind the first two and one behind the sum, or behind the
 * third convolution where there is no shortcut. No bias, no batch norm.
 *
 * @source He et al. 2016, arXiv:1512.03385, Figure 5
 */
export function unitStack({ wide, narrow, side, units }: Stack, { relu, shortcut, fused }: Form): Graph {
  const g = new GraphBuilder(`units-${wide}-${narrow}x${units}`);
  const activated = (id: number, name: string) =>
    relu ? g.activation('relu', id, { name: `${name}/relu` }) : id;
  let x = g.input([1, wide, side, side]);
  for (let i = 1; i <= units; i++) {
    const name = `unit${i}`;
    let y = g.pointwise(x, { filters: narrow }, { name: `${name}/reduce` });
    y = activated(y, `${name}/reduce`);
    y = g.conv2d(y, { filters: narrow, kernel: [3, 3], padding: 1 }, { name: `${name}/3x3` });
    y = activated(y, `${name}/3x3`);
    if (shortcut && fused === 'all') {
      const parameters = { filters: wide, bias: false, accumulate: true };
      // Over the memory of x, so that nothing is copied; the graph's input is not to be overwritten.
      const place = i > 1 ? { overwrites: 1 } : {};
      y = g.node('pointwise', [y, x], parameters, { name: `${name}/expand`, ...place });
    } else {
      y = g.pointwise(y, { filters: wide }, { name: `${name}/expand` });
      if (shortcut) y = g.add(y, x, { name: `${name}/sum` });
    }
    x = activated(y, `${name}/out`);
  }
  const graph = g.build(x);
  return fused === 'none' ? workInPlace(graph) : optimize(graph);
}
