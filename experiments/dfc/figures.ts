import { countGraph } from '../../src/cost/counts.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { type ComparedPair, pairFigure } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { computedLine } from '../../src/reports/traces.js';
import { CHANNELS, FORM_NAMES, type Form, gateArm, gateGraph, SIDES } from './suites.js';

/** Sides whose counts are shown; graphs are counted, not run. */
export const COUNTED_SIDES = [4, 8, 14, 28, 56, 112];
export const BYTES = Float32Array.BYTES_PER_ELEMENT;
export const MEBIBYTE = 2 ** 20;

const i9 = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const PAIRS: readonly ComparedPair[] = [
  { name: 'bottleneck: SE over no gate', suite: 'bottleneck', arm: 'se', over: 'none' },
  { name: 'bottleneck: DFC over no gate', suite: 'bottleneck', arm: 'dfc', over: 'none' },
  {
    name: 'network: GhostNetV2 over GhostNet',
    suite: 'networks',
    arm: 'ghostnet-v2',
    over: 'ghostnet',
    paper: i9('ghostnetv2_100') / i9('ghostnet_100'),
  },
];

/** Multiply-accumulates and weights by the side of the map. Needs no clock. */
export function growthFigure(): Figure {
  const line = (value: (form: Form, side: number) => number) =>
    FORM_NAMES.map((form, i) => computedLine(form, i, COUNTED_SIDES, side => value(form, side)));
  const counts = (form: Form, side: number) => countGraph(gateGraph(form, side));
  const sides = { title: { text: 'side of the map, pixels' }, type: 'log', tickvals: COUNTED_SIDES } as const;
  return panelFigure(
    {
      id: 'dfc-growth',
      title: `Attention over a map of ${CHANNELS} channels: work, and weights`,
      caption:
        'Counted on the graphs. Full attention grows with the fourth power of the side, decoupled attention with the ' +
        'third, DFC with the second like any convolution. Weights are shared by all channels but in DFC.',
    },
    [
      {
        heading: 'work',
        x: sides,
        y: { title: { text: 'work, multiply-accumulates' }, type: 'log', exponentformat: 'power' },
        traces: line((form, side) => counts(form, side).macs),
      },
      {
        heading: 'weights',
        x: sides,
        y: { title: { text: 'weights, MiB' }, type: 'log', exponentformat: 'power' },
        traces: line((form, side) => (counts(form, side).parameters * BYTES) / MEBIBYTE),
      },
    ],
    { grid: { rows: 1, columns: 2, pattern: 'independent', xgap: 0.3 } },
  )!;
}

const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** The range of a logarithmic axis on which all panels can be compared. */
function logRange(values: readonly number[]): [number, number] {
  return [Math.log10(Math.min(...values) / 1.5), Math.log10(Math.max(...values) * 1.5)];
}

/** Measured time by the side of the map, on every platform. */
export function timesFigure(results: Results): Figure | undefined {
  const measured = measuredSuites(results, 'gates');
  const ratioOf = (suite: (typeof measured)[number], form: Form, side: number) =>
    suite.ratio(gateArm(form, side), gateArm('dfc', 28))?.estimate ?? null;
  const range = logRange(
    measured.flatMap(suite =>
      FORM_NAMES.flatMap(form => SIDES.flatMap(side => ratioOf(suite, form, side) ?? [])),
    ),
  );
  const panels = measured.map(suite => ({
    heading: suite.platform,
    x: { title: { text: 'side of the map, pixels' }, type: 'log' as const, tickvals: SIDES },
    y: { title: { text: 'time, DFC 28×28 = 1' }, type: 'log' as const, tickvals: TICKS, range },
    traces: FORM_NAMES.map((form, i) => ({
      type: 'scatter' as const,
      mode: 'lines+markers' as const,
      name: form,
      x: SIDES,
      y: SIDES.map(side => ratioOf(suite, form, side)),
      line: { color: COLOURS[i] },
      marker: { color: COLOURS[i], symbol: (['circle', 'square', 'diamond'] as const)[i], size: 8 },
    })),
  }));
  return panelFigure(
    {
      id: 'dfc-times',
      title: 'Time of the three attentions by the side of the map',
      caption:
        'Both axes are logarithmic. By the counts, twice the side is ×16 for full attention, ×8 for decoupled, ×4 for DFC. ' +
        'Full attention is not run at 56×56: its weights would take 39 MB.',
    },
    panels,
  );
}

/** What attention adds to a bottleneck and a network. */
export function costFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'dfc-cost',
      title: 'What attention costs a bottleneck and a network: work, and time',
      caption:
        'With the gate over without it. Grey squares: multiply-accumulates. Points: measured time, with ' +
        "confidence intervals over paired rounds. Diamond: timm's benchmark on an Intel i9, at 224×224.",
    },
    PAIRS,
    results,
  );
}
