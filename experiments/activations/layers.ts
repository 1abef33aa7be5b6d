import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Activation } from '../../src/kernels/op.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';

/** How an activation is computed behind a layer. */
export const WAYS = ['fused', 'separate'] as const;
export type Way = (typeof WAYS)[number];

/** The activations behind a layer. */
export const LAYER_ACTIVATIONS = ['relu', 'hSwish'] as const satisfies readonly Activation[];
type LayerActivation = (typeof LAYER_ACTIVATIONS)[number];

/** The layer without an activation, which all others are compared with. */
export const BARE = 'none';

/** A layer that an activation stands behind. */
export interface ActivatedLayer {
  /** Of its suite. */
  readonly id: string;
  readonly kind: 'depthwise' | 'pointwise';
  readonly channels: number;
  readonly side: number;
}

/**
 * Little work for each element of the output, 9 multiply-accumulates, on a map that stays in a second-level cache and on
 * one of 3 MiB; and much work, 96.
 */
export const layers: readonly ActivatedLayer[] = [
  { id: 'layer-depthwise', kind: 'depthwise', channels: 64, side: 28 },
  { id: 'layer-depthwise-large', kind: 'depthwise', channels: 64, side: 112 },
  { id: 'layer-pointwise', kind: 'pointwise', channels: 96, side: 28 },
];
export const [SMALL_MAP, LARGE_MAP] = layers;

/** `hSwish-fused`. */
export function armOf(activation: LayerActivation, way: Way): string {
  return `${activation}-${way}`;
}

/** A layer with its activation, fused into it or as an op of its own, or without one. */
export function layerGraph(
  { id, kind, channels, side }: ActivatedLayer,
  activation?: LayerActivation,
  way: Way = 'fused',
): Graph {
  const g = new GraphBuilder(`${id}-${activation ?? BARE}-${way}`);
  const x = g.input([1, channels, side, side]);
  const bias = true;
  const y =
    kind === 'depthwise'
      ? g.depthwise(x, { kernel: [3, 3], padding: 1, bias }, { name: kind })
      : g.pointwise(x, { filters: channels, bias }, { name: kind });
  if (!activation) return g.build(y);
  const graph = g.build(g.activation(activation, y, { name: activation }));
  return way === 'fused' ? optimize(graph) : graph;
}

/** The activations that stand behind a layer in a profile. */
function activationsOf(profile: Profile, layer: ActivatedLayer): readonly LayerActivation[] {
  return profile === 'full' || layer === SMALL_MAP ? LAYER_ACTIVATIONS : ['hSwish'];
}

/** The layers with little work, the one on a large map only with h-swish; all of them in the full profile. */
export function layerSuites(profile: Profile): readonly SuiteDeclaration[] {
  return layers
    .filter(({ kind }) => profile === 'full' || kind === 'depthwise')
    .map(layer => ({
      id: layer.id,
      title: `${layer.kind}, ${layer.channels} channels of ${layer.side}×${layer.side}, and its activation`,
      baseline: BARE,
      arms: [
        { id: BARE, graph: () => layerGraph(layer) },
        ...activationsOf(profile, layer).flatMap(activation =>
          WAYS.map(way => ({
            id: armOf(activation, way),
            graph: () => layerGraph(layer, activation, way),
          })),
        ),
      ],
    }));
}
