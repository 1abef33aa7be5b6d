import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** A layer of stride 1 on a square map, of C channels and K filters. */
export interface SeparableLayer {
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
}

/** S: rows and columns of the window. */
export const WINDOW = 3;

/** MobileNetV1's Table 1: one layer of stride 1 for every side of the map. */
const TABLE_1: readonly SeparableLayer[] = [
  { side: 112, channels: 32, filters: 64 },
  { side: 56, channels: 128, filters: 128 },
  { side: 28, channels: 256, filters: 256 },
  { side: 14, channels: 512, filters: 512 },
  { side: 7, channels: 1024, filters: 1024 },
];

/** The layers at each of the paper's α, a share of all channels: the id of their suite, and what it is made of. */
export const WIDTHS = [0.5, 1].map(width => ({
  width,
  id: `layers-${width}`,
  layers: TABLE_1.map(({ side, channels, filters }) => {
    return { side, channels: channels * width, filters: filters * width };
  }),
}));

/** `28² · 128 → 128`. */
export function nameOf({ side, channels, filters }: SeparableLayer): string {
  return `${side}² · ${channels} → ${filters}`;
}

/** A layer in full, in its separable form, and the two halves of that form. */
export const FORMS = ['full', 'separable', 'depthwise', 'pointwise'] as const;
export type Form = (typeof FORMS)[number];

/** `28-separable`: the layer is known by its side. */
export function armOf({ side }: SeparableLayer, form: Form): string {
  return `${side}-${form}`;
}

/**
 * One form of a layer; only convolutions, which are what the formula counts.
 *
 * @param size  of the window, odd
 */
export function layerGraph(
  { side, channels, filters }: SeparableLayer,
  form: Form,
  size: number = WINDOW,
): Graph {
  const g = new GraphBuilder(`${form}-${channels}-${filters}-${side}`);
  let x = g.input([1, channels, side, side]);
  const window = { kernel: [size, size], padding: (size - 1) / 2 } as const;
  if (form === 'full') x = g.conv2d(x, { ...window, filters }, { name: 'full' });
  if (form === 'depthwise' || form === 'separable') x = g.depthwise(x, window, { name: 'depthwise' });
  if (form === 'pointwise' || form === 'separable') x = g.pointwise(x, { filters }, { name: 'pointwise' });
  return g.build(x);
}

/** Every layer at a width in its four forms. Full width is for the full profile. */
export function layersSuites(profile: Profile): readonly SuiteDeclaration[] {
  return WIDTHS.filter(({ width }) => width < 1 || profile === 'full').map(({ width, id, layers }) => ({
    id,
    title: `layers of MobileNetV1 × ${width}, full and separable`,
    baseline: '28-separable',
    arms: layers.flatMap(layer =>
      FORMS.map(form => ({ id: armOf(layer, form), graph: () => layerGraph(layer, form) })),
    ),
  }));
}

/** The layers of the greatest width that was measured. */
export const measuredLayers = firstMeasured(...WIDTHS.map(({ id }) => id).reverse());
