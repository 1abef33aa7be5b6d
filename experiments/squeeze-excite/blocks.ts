import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize, passes } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/conv-bn-activation.js';
import { roundChannels } from '../../src/networks/models/blocks/round-channels.js';
import { squeezeExcite } from '../../src/networks/models/blocks/squeeze-excite.js';

/** A block of MobileNetV3-Large of stride 1, of which the input is added to the output. */
export interface Stage {
  /** Rows and columns of the map. */
  readonly side: number;
  /** C of input and output. */
  readonly narrow: number;
  /** Channels inside. */
  readonly expanded: number;
  /** Rows and columns of the depthwise window. */
  readonly kernel: number;
}

/** Rows 3, 5, 12 and 14 of Table 1; the first of them has no squeeze-and-excite in the paper. */
export const STAGES: readonly Stage[] = [
  { side: 56, narrow: 24, expanded: 72, kernel: 3 },
  { side: 28, narrow: 40, expanded: 120, kernel: 5 },
  { side: 14, narrow: 112, expanded: 672, kernel: 3 },
  { side: 7, narrow: 160, expanded: 960, kernel: 5 },
];

/**
 * From a block without squeeze-and-excite to one with it, a part more each time: a product with factors that are an input,
 * then with the pooled means as factors, then with what the two convolutions make of them.
 */
export const FORMS = ['plain', 'multiply', 'pool', 'se'] as const;
export type Form = (typeof FORMS)[number];

export const FORM_NAMES: { readonly [F in Form]: string } = {
  plain: 'without',
  multiply: 'product',
  pool: 'pool, product',
  se: 'all of it',
};

/** How squeeze-and-excite is made in a block. */
export interface Excitation {
  /** Channels of its bottleneck; a quarter of the expansion, in whole eighths, where it is absent. */
  readonly squeezed?: number;
  readonly gate?: 'sigmoid' | 'hardSigmoid';
  /** false where activations stay ops of their own. */
  readonly fused?: boolean;
}

/** The paper's bottleneck of squeeze-and-excite. */
export function squeezedOf({ expanded }: Pick<Stage, 'expanded'>): number {
  return roundChannels(expanded / 4);
}

/** `14×14, 672 channels`. */
export function nameOf({ side, expanded }: Stage): string {
  return `${side}×${side}, ${expanded} channels`;
}

/** `14-se`: the stage is known by its side. */
export function armOf({ side }: Pick<Stage, 'side'>, form: Form): string {
  return `${side}-${form}`;
}

/** One block: expand, depthwise, one of the forms, project, sum; with h-swish, as in the deep half of the network. */
export function blockGraph(stage: Stage, form: Form, excitation: Excitation = {}): Graph {
  const { side, narrow, expanded, kernel } = stage;
  const { fused = true } = excitation;
  const g = new GraphBuilder(`${armOf(stage, form)}-${JSON.stringify(excitation)}`);
  const x = g.input([1, narrow, side, side]);
  const factors = form === 'multiply' ? g.input([1, expanded, 1, 1], 'factors') : undefined;
  let y = convBn(g, x, { filters: expanded, activation: 'hSwish' }, 'expand');
  y = convBn(g, y, { filters: expanded, kernel, groups: expanded, activation: 'hSwish' }, 'depthwise');
  y = excited(g, y, stage, { form, factors, excitation });
  y = convBn(g, y, { filters: narrow }, 'project');
  const graph = g.build(g.add(x, y, { name: 'sum' }));
  return optimize(graph, fused ? passes : passes.filter(({ name }) => name !== 'fuse-activation'));
}

function excited(
  g: GraphBuilder,
  y: number,
  stage: Stage,
  {
    form,
    factors,
    excitation,
  }: { readonly form: Form; readonly factors?: number; readonly excitation: Excitation },
): number {
  if (form === 'plain') return y;
  const { squeezed = squeezedOf(stage), gate = 'hardSigmoid' } = excitation;
  if (form === 'se') return squeezeExcite(g, y, { squeezed, activation: 'relu', gate }, 'se');
  const given = factors ?? g.globalPool(y, { name: 'se/pool' });
  return g.multiply(y, given, { name: 'se/scale' });
}

/** Squeeze-and-excite alone, optimised, on a map that is its input. */
export function excitationGraph(side: number, channels: number, squeezed: number): Graph {
  const g = new GraphBuilder(`se-${side}-${channels}-${squeezed}`);
  const x = g.input([1, channels, side, side]);
  return optimize(g.build(squeezeExcite(g, x, { squeezed, activation: 'relu', gate: 'hardSigmoid' }, 'se')));
}

export const BLOCKS_SUITE = 'blocks';

/** The stages that are taken apart, form by form, in every profile: the two whose maps differ most. */
export const [, EARLY, , LATE] = STAGES;

/** Every stage without and with squeeze-and-excite, and two of them in all forms. */
export function blocksSuite(profile: Profile): SuiteDeclaration {
  const isWhole = (stage: Stage) => profile === 'full' || stage === EARLY || stage === LATE;
  return {
    id: BLOCKS_SUITE,
    title: 'blocks of MobileNetV3-Large without and with squeeze-and-excite',
    baseline: armOf(EARLY, 'plain'),
    arms: STAGES.flatMap(stage =>
      FORMS.filter(form => isWhole(stage) || form === 'plain' || form === 'se').map(form => ({
        id: armOf(stage, form),
        graph: () => blockGraph(stage, form),
      })),
    ),
  };
}
