import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import { type Activation, activations } from '../../src/kernels/op.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { optimize, passes } from '../../src/networks/graph/passes/index.js';
import { rewrite } from '../../src/networks/graph/rewrite.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { elements } from '../../src/tensors/tensor.js';
import { spelledOut } from './spelled-out.js';

/** What stands in the deeper part of the network: an activation, or h-swish as four ops. */
export type NonLinearity = Activation | 'in-4-passes';

/** MobileNetV3-Large with a non-linearity from some row on, and ReLU before it. */
export interface Variant {
  /** Its arm. */
  readonly id: string;
  /** What Table 5 of the paper calls it, and the column; absent where it prints none. */
  readonly printed?: readonly [row: string, column: 'ms' | 'ms_without'];
  readonly nonLinearity: NonLinearity;
  /** The first row of Table 1 that has it, from the stem, row 0, on; see `rowOf`. */
  readonly from: number;
  /** false where activations stay ops of their own. */
  readonly fused?: boolean;
  /** Whether only the full profile measures it. */
  readonly full?: boolean;
}

/** Rows of Table 1: where the network of the paper turns to h-swish, and where the layers of 112 channels begin. */
export const SECOND_HALF = 7;
export const FIRST_WITH_112 = 11;
/** The row behind the last block. */
export const HEAD = 16;
export const NOWHERE: number = Number.POSITIVE_INFINITY;

export const variants: readonly Variant[] = [
  { id: 'relu', printed: ['ReLU', 'ms'], nonLinearity: 'relu', from: NOWHERE },
  { id: 'second half', printed: ['V3-Large 1.0', 'ms'], nonLinearity: 'hSwish', from: SECOND_HALF },
  { id: 'everywhere', printed: ['h-swish @16', 'ms'], nonLinearity: 'hSwish', from: 0 },
  { id: 'everywhere, separate', nonLinearity: 'hSwish', from: 0, fused: false },
  {
    id: 'everywhere, in 4 passes',
    printed: ['h-swish @16', 'ms_without'],
    nonLinearity: 'in-4-passes',
    from: 0,
  },
  { id: 'swish everywhere', nonLinearity: 'swish', from: 0, full: true },
  {
    id: 'second half, in 4 passes',
    printed: ['V3-Large 1.0', 'ms_without'],
    nonLinearity: 'in-4-passes',
    from: SECOND_HALF,
    full: true,
  },
  {
    id: 'from 112 channels',
    printed: ['h-swish @112', 'ms'],
    nonLinearity: 'hSwish',
    from: FIRST_WITH_112,
    full: true,
  },
];

/** The network at a resolution; activations of squeeze-and-excite are no non-linearity of Table 5 and stay. */
const large = (resolution: number, classes: number) =>
  graphOf('mobilenet-v3', { size: 'large', resolution, classes });

/** The row of Table 1 to which a node belongs: 0 is the stem, 16 what follows the last block. */
export function rowOf(name: string): number {
  if (name.startsWith('stem/')) return 0;
  const row = /^bneck(\d+)\//.exec(name);
  return row ? Number(row[1]) : HEAD;
}

function isNonLinearity({ op, name }: { readonly op: string; readonly name: string }): boolean {
  return activations.some(activation => activation === op) && !name.includes('/se/');
}

/** Whether a row has the non-linearity that begins at another: the stem of the paper's network has that of its second half. */
export function hasDeepActivation(row: number, from: number): boolean {
  return row >= from || (row === 0 && from === SECOND_HALF);
}

/** A network with a non-linearity from a row on, and ReLU before it; see `hasDeepActivation` for the stem. */
export function withNonLinearity(graph: Graph, { nonLinearity, from }: Variant): Graph {
  return rewrite(graph, (node, { builder, keep, at }) => {
    if (!isNonLinearity(node)) return keep(node);
    const [x] = node.inputs.map(at);
    const stem = node.name.slice(0, node.name.lastIndexOf('/'));
    const chosen = hasDeepActivation(rowOf(node.name), from) ? nonLinearity : 'relu';
    if (chosen === 'in-4-passes') return spelledOut(builder, x, `${stem}/hSwish`);
    return builder.activation(chosen, x, { name: `${stem}/${chosen}` });
  });
}

/** A variant as it is timed: batch norm folded, activations fused unless it says otherwise. */
export function variantGraph(variant: Variant, resolution: number, classes = 1000): Graph {
  const used = variant.fused === false ? passes.filter(({ name }) => name !== 'fuse-activation') : passes;
  return optimize(withNonLinearity(large(resolution, classes), variant), used);
}

/** The paper's resolution, and one at which every map but the smallest has a fifth of the pixels. */
const SIZES = [
  { id: 'network-96', resolution: 96, classes: 10, profiles: ['smoke', 'quick'] },
  { id: 'network-224', resolution: 224, classes: 1000, profiles: ['full'] },
] as const;
export const [SMALL, PUBLISHED] = SIZES;

/** The suite of the paper's resolution where it was measured, otherwise the small one. */
export const measuredNetwork = firstMeasured(PUBLISHED.id, SMALL.id);

/** The network of each profile; every variant is in the exact numbers. */
export function networkSuites(profile: Profile, all = profile === 'full'): readonly SuiteDeclaration[] {
  return SIZES.filter(({ profiles }) => profiles.some(one => one === profile)).map(
    ({ id, resolution, classes }) => ({
      id,
      title: `MobileNetV3-Large, ${resolution}×${resolution}, with other non-linearities`,
      arms: variants
        .filter(({ full }) => all || !full)
        .map(variant => ({ id: variant.id, graph: () => variantGraph(variant, resolution, classes) })),
      platforms: 'compiled',
    }),
  );
}

/** Elements that pass through non-linearities in each row of Table 1, at 224×224. */
export function elementsByRow(resolution = 224): readonly number[] {
  const rows = new Array<number>(HEAD + 1).fill(0);
  for (const node of opNodes(large(resolution, 1000))) {
    if (isNonLinearity(node)) rows[rowOf(node.name)] += elements(node.shape);
  }
  return rows;
}
