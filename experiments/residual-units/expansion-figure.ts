import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { computedLine, dotsOverNames } from '../../src/reports/traces.js';
import {
  armOf,
  DOWN_SUITE,
  EXPANSION_SUITE,
  EXPANSIONS,
  type Expansion,
  graphOfExpansion,
  UNITS_SUITE,
} from './arms.js';
import { preservedBy, unitMemory } from './memory.js';

/** What the expansion t decides at the same work: channels, memory, and what a ReLU would preserve. Counted. */
export function expansionFigure(): Figure {
  const x = EXPANSIONS.map(({ t }) => t);
  const of = (value: (expansion: Expansion) => number) => (t: number) =>
    value(EXPANSIONS.find(one => one.t === t)!);
  const memory = new Map(EXPANSIONS.map(one => [one.t as number, unitMemory(graphOfExpansion(one))]));
  const ticks = { title: { text: 'expansion t, ×' }, type: 'log', tickvals: x } as const;
  return panelFigure(
    {
      id: 'expansion',
      title: 'One budget of work, spent with more or less expansion',
      caption:
        'Inverted residuals of 17,500 multiply-accumulates for each pixel. Left: what is alive at once and what is moved if the unit ' +
        'runs op by op, and its two ends, all that stays if the inside is never written. Right: the average share of the ' +
        'inputs that a ReLU behind a random expansion preserves.',
    },
    [
      {
        heading: 'memory of a unit',
        x: ticks,
        y: { title: { text: 'values per pixel, elements' }, rangemode: 'tozero' },
        traces: [
          computedLine('moved', 0, x, t => memory.get(t)!.moved),
          computedLine('peak, op by op', 1, x, t => memory.get(t)!.peak),
          computedLine('both ends', 2, x, t => memory.get(t)!.ends),
        ],
      },
      {
        heading: 'preserved by a ReLU inside',
        x: ticks,
        y: { title: { text: 'share of the inputs' }, range: [-0.05, 1.1] },
        traces: [computedLine('preserved share', 3, x, of(preservedBy))],
      },
    ],
  )!;
}

/** Measured times: the units, the expansions, and stride 2. */
export function timesFigure(results: Results): Figure | undefined {
  const panel = (
    heading: string,
    suite: string,
    over: string,
    arms: readonly { readonly arm: string; readonly label: string }[],
    perMac: boolean,
    xTitle?: string,
  ) => {
    const names = arms.map(({ arm }) => arm);
    const dots = dotsOverNames(names, measuredSuites(results, suite), (measured, arm) =>
      measured.ratio(arm, over, { perMac }),
    );
    return {
      heading,
      x: {
        ...dots.x,
        ticktext: arms.map(({ label }) => label),
        ...(xTitle && { title: { text: xTitle } }),
      },
      y: { title: { text: `time${perMac ? ' per MAC' : ''}, ${over} = 1` }, rangemode: 'tozero' as const },
      traces: dots.traces,
    };
  };
  return panelFigure(
    {
      id: 'residual-units',
      title: 'Residual units: measured times',
      caption:
        'The first two panels compare units of the same work, per multiply-accumulate (MAC); the third compares whole units. Bars are ' +
        'confidence intervals over paired rounds.',
    },
    [
      panel(
        'units of the same work',
        UNITS_SUITE,
        'bottleneck',
        [
          { arm: 'standard', label: 'standard' },
          { arm: 'bottleneck', label: 'bottleneck' },
          { arm: 'narrow-depthwise', label: 'bottleneck,<br>depthwise' },
          { arm: 'inverted', label: 'inverted' },
        ],
        true,
      ),
      panel(
        'inverted residuals of the same work',
        EXPANSION_SUITE,
        armOf({ t: 6 }),
        EXPANSIONS.map(one => ({ arm: armOf(one), label: String(one.t) })),
        true,
        'expansion t, ×',
      ),
      panel(
        'stride 2',
        DOWN_SUITE,
        'no-shortcut',
        [
          { arm: 'no-shortcut', label: 'no shortcut' },
          { arm: 'projection', label: '1×1 as shortcut' },
          { arm: 'inverted', label: 'inverted' },
        ],
        false,
      ),
    ],
  );
}
