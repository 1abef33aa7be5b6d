import { slowerOnAverage } from '../../src/experiment/claims/ratio.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { armOf, layerGraph, nameOf, type SeparableLayer, WIDTHS } from './layers.js';

/** The layers whose full convolution also runs by the direct algorithm. */
export const DIRECT_SUITE = 'without-winograd';
const [{ width, layers }] = WIDTHS;

/** `28-full-direct`. */
export function directArm(layer: SeparableLayer): string {
  return `${armOf(layer, 'full')}-direct`;
}

/** The thin layers on WebAssembly: full by Winograd's algorithm, full directly, separable. */
export function directSuite(): SuiteDeclaration {
  return {
    id: DIRECT_SUITE,
    title: `layers of MobileNetV1 × ${width} on wasm, the full ones with and without Winograd's algorithm`,
    baseline: '28-separable',
    arms: layers.flatMap(layer => {
      const arm = (form: 'full' | 'separable') => ({
        id: armOf(layer, form),
        graph: () => layerGraph(layer, form),
        platform: platforms.wasm,
      });
      return [arm('separable'), arm('full'), { ...arm('full'), id: directArm(layer), platform: wasmDirect }];
    }),
    platforms: [SIDE_BY_SIDE],
  };
}

const over = (of: (layer: SeparableLayer) => string, by: (layer: SeparableLayer) => string) => () =>
  layers.map(layer => [of(layer), by(layer)] as const);
const full = (layer: SeparableLayer) => armOf(layer, 'full');
const separable = (layer: SeparableLayer) => armOf(layer, 'separable');

/** What is left of the separable form's arrears where the full convolution multiplies as often as is counted. */
export const directClaims: readonly Claim[] = [
  slowerOnAverage(
    'separable over full by the direct algorithm',
    {
      id: 'layers-behind-direct',
      statement:
        "Against a full convolution without Winograd's algorithm, too, a separable layer takes longer per multiply-accumulate (wasm).",
      source:
        'ShuffleNetV1, section 3.2: depthwise convolution is hard to implement efficiently; without a number',
      suite: DIRECT_SUITE,
      per: 'multiply-accumulate',
    },
    over(separable, directArm),
  ),
  slowerOnAverage(
    "full by the direct algorithm over Winograd's",
    {
      id: 'winograd-helps-full',
      statement: "Winograd's algorithm is part of it: without it the full layers take longer (wasm).",
      source: 'Lavin & Gray 2016, arXiv:1509.09308: up to 2.25 times fewer multiplications for 3×3 windows',
      suite: DIRECT_SUITE,
    },
    over(directArm, full),
  ),
];

/** Times less time of the separable form, against both algorithms of the full one. */
export function directTable(results: Results): Table | undefined {
  const suite = results.suite(SIDE_BY_SIDE, DIRECT_SUITE);
  if (!suite) return undefined;
  const rows = layers.map(layer => {
    const arms = { arm: full(layer), over: separable(layer), direct: directArm(layer) };
    return { name: nameOf(layer), suite: DIRECT_SUITE, ...arms };
  });
  const columns = pairColumns(results, rows);
  return tableOf(
    `Layers of MobileNetV1 × ${width} on wasm: what the full convolution's algorithm decides`,
    rows,
    [
      columns.name('layer'),
      columns.countRatio('times less work', 'macs'),
      ...columns.timeRatios("times less time than Winograd's", (of, { arm, over }) => of.ratio(arm, over)),
      ...columns.timeRatios('times less time than direct', (of, { direct, over }) => of.ratio(direct, over)),
      ...columns.timeRatios("direct over Winograd's", (of, { direct, arm }) => of.ratio(direct, arm)),
    ],
    ["Winograd's algorithm multiplies 16 times where 36 multiply-accumulates are counted."],
  );
}
