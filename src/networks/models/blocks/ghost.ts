import { optional, type RulesOf } from '../../../errors/arguments.js';
import { count, flag } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock, multipleOf } from './check-block.js';
import { convBn } from './conv-bn-activation.js';
import { dfcAttention } from './dfc.js';
import { type SqueezeExcite, squeezeExcite, squeezeExciteRule } from './squeeze-excite.js';

/** One ghost module. */
export interface GhostModule {
  /** Channels of the output, even. */
  readonly filters: number;
  /** A ReLU after both halves; without it the module is linear. */
  readonly relu: boolean;
}

const moduleRules: RulesOf<GhostModule> = { filters: multipleOf(2), relu: flag };

/**
 * Ghost module with s = 2: half of the channels come from a 1×1 convolution, the other half from a cheap 3×3
 * depthwise convolution of the first: `<name>/primary/…`, `<name>/cheap/…`, `<name>/concat`.
 *
 * @returns id of the output
 * @throws {InputError} where filters are odd
 * @source Han et al. 2020, arXiv:1911.11907
 */
export function ghostModule(g: GraphBuilder, x: number, module: GhostModule, name: string): number {
  const { filters, relu } = checkBlock('ghostModule', { g, x, name }, moduleRules, module);
  const half = { filters: filters / 2, ...(relu && { activation: 'relu' as const }) };
  const primary = convBn(g, x, half, `${name}/primary`);
  const cheap = convBn(g, primary, { ...half, kernel: 3, groups: half.filters }, `${name}/cheap`);
  return g.concat([primary, cheap], { name: `${name}/concat` });
}

/** One ghost bottleneck. */
export interface GhostBottleneck {
  /** Channels between the two ghost modules. */
  readonly expanded: number;
  /** Channels of the output. */
  readonly filters: number;
  /** Side of the depthwise windows, which only blocks with stride 2 or a projected shortcut have. */
  readonly kernel: number;
  readonly stride: number;
  /** Squeeze-and-excite before the second module; none if left out. */
  readonly excite?: SqueezeExcite;
  /** Whether DFC attention gates the first module, as in GhostNetV2. */
  readonly attention?: boolean;
}

const bottleneckRules: RulesOf<GhostBottleneck> = {
  expanded: count,
  filters: count,
  kernel: count,
  stride: count,
  excite: optional(squeezeExciteRule),
  attention: optional(flag),
};

/**
 * Two ghost modules, the second linear, with a strided depthwise convolution between them where the block halves
 * the map, and a shortcut around all: `<name>/ghost1`, `<name>/depthwise`, `<name>/se`, `<name>/ghost2`,
 * `<name>/shortcut`, `<name>/sum`; with attention also `<name>/dfc`, `<name>/gate`.
 *
 * @returns id of the output
 * @throws {ShapeError} where the block does not fit x
 * @source Han et al. 2020, arXiv:1911.11907, Figure 3; Tang et al. 2022, arXiv:2211.12905
 */
export function ghostBottleneck(g: GraphBuilder, x: number, block: GhostBottleneck, name: string): number {
  const call = checkBlock('ghostBottleneck', { g, x, name }, bottleneckRules, block);
  const { expanded, filters, kernel, stride, excite, attention = false } = call;
  const channels = g.shape(x)[1];
  let y = ghostModule(g, x, { filters: expanded, relu: true }, `${name}/ghost1`);
  if (attention) {
    y = g.multiply(y, dfcAttention(g, x, expanded, `${name}/dfc`), { name: `${name}/gate` });
  }
  if (stride > 1) {
    y = convBn(g, y, { filters: expanded, kernel, stride, groups: expanded }, `${name}/depthwise`);
  }
  if (excite) y = squeezeExcite(g, y, excite, `${name}/se`);
  y = ghostModule(g, y, { filters, relu: false }, `${name}/ghost2`);
  let shortcut = x;
  if (stride > 1 || channels !== filters) {
    const depthwise = { filters: channels, kernel, stride, groups: channels };
    shortcut = convBn(g, shortcut, depthwise, `${name}/shortcut/depthwise`);
    shortcut = convBn(g, shortcut, { filters }, `${name}/shortcut/pointwise`);
  }
  return g.add(y, shortcut, { name: `${name}/sum` });
}
