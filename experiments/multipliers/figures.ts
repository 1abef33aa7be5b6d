import { chosenSuite } from '../../src/experiment/claims/ratio.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { ratioLines } from '../../src/experiment/ratio-lines.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { dotsOverNames, measuredLine, paperLine, predictedLine } from '../../src/reports/traces.js';
import { mixRatio } from './mix.js';
import { measuredNetworks, WIDTHS, widthArm } from './networks.js';
import { armSlowdown } from './published-times.js';
import { FULL_ARM, halfOf, MULTIPLIERS, reduced, SLICE_SUITE, takenApart, WAYS } from './slice.js';

const OVER = { suite: SLICE_SUITE, over: FULL_ARM, per: 'multiply-accumulate' } as const;

/** Time per multiply-accumulate over the share of the work that is left, a panel a multiplier. */
export function slowdownFigure(results: Results): Figure | undefined {
  const count = (arm: string, quantity: string) => results.exact(`${SLICE_SUITE}/${arm}`, quantity);
  const highest = highestSlowdown(
    results,
    WAYS.flatMap(way => reduced[way].map(({ id }) => id)),
  );
  const panels = WAYS.map(way => {
    const arms = [FULL_ARM, ...reduced[way].map(({ id }) => id)];
    const share = (arm: string, quantity: string) => count(arm, quantity) / count(FULL_ARM, quantity);
    const work = arms.map(arm => share(arm, 'macs'));
    const moved = arms.map((arm, i) => share(arm, 'memoryAccessCost') / work[i]);
    return {
      heading: MULTIPLIERS[way],
      x: {
        title: { text: 'work, full = 1' },
        type: 'log' as const,
        tickvals: [0.06, 0.125, 0.25, 0.5, 1],
      },
      y: {
        title: { text: 'time per multiply-accumulate, full = 1' },
        range: [0, 1.1 * Math.max(highest, 3)],
      },
      traces: [
        predictedLine('memory access cost', work, moved),
        ...ratioLines(results, OVER, work, [{ name: '', arms }]),
      ],
    };
  });
  return panelFigure(
    {
      id: 'slowdown',
      title: 'The same share of the work by width, resolution and depth',
      caption:
        'Time per multiply-accumulate, full slice is 1: a flat line at 1 would save as much time as work. Dashed: what memory ' +
        'access cost says. From right to left: less and less work.',
    },
    panels,
  );
}

function highestSlowdown(results: Results, arms: readonly string[]): number {
  const ratios = measuredSuites(results, SLICE_SUITE).flatMap(suite =>
    arms.map(arm => suite.ratio(arm, FULL_ARM, { perMac: true })?.high ?? 1),
  );
  return Math.max(1, ...ratios);
}

/** Where the slow-down of the narrow slices, and of the small map, comes from. */
export function causesFigure(results: Results): Figure | undefined {
  const measured = measuredSuites(results, SLICE_SUITE);
  const perMac = (suite: SuiteResults, arm: string, over: string) => suite.ratio(arm, over, { perMac: true });
  const parts = ['whole slice', 'mixture', '1×1 only', 'depthwise'];
  const panels = takenApart.map(({ id, channels, side }) => ({
    heading: `${channels} channels on ${side}×${side}`,
    ...panelOf(
      dotsOverNames(parts, measured, (suite, _, place) =>
        [
          () => perMac(suite, id, FULL_ARM),
          () => mixRatio(suite, id),
          () => perMac(suite, halfOf(id, 'pointwise'), halfOf(FULL_ARM, 'pointwise')),
          () => perMac(suite, halfOf(id, 'depthwise'), halfOf(FULL_ARM, 'depthwise')),
        ][place](),
      ),
    ),
  }));
  return measured.length === 0
    ? undefined
    : panelFigure(
        {
          id: 'causes',
          title: 'Where a slow-down per multiply-accumulate comes from',
          caption:
            'Mixture: what the larger share of depthwise work costs if neither kind of convolution slows down. The other ' +
            'two: each kind timed apart, over that of the full slice. About 1 means that a part explains nothing; ' +
            'the small map has the mixture of the full slice.',
        },
        panels,
      );
}

function panelOf({ x, traces }: ReturnType<typeof dotsOverNames>) {
  return {
    x,
    y: { title: { text: 'time per multiply-accumulate, full = 1' }, rangemode: 'tozero' as const },
    traces,
  };
}

/** Whole networks at the paper's widths, beside the ARM core of ShuffleNetV2. */
export function networksFigure(results: Results): Figure | undefined {
  const measured = results.platforms.flatMap(
    platform => chosenSuite(measuredNetworks, results, platform) ?? [],
  );
  if (measured.length === 0) return undefined;
  return {
    id: 'networks',
    title: 'MobileNetV1 at four widths: time per multiply-accumulate',
    caption:
      'α = 1 is 1. If time followed the multiply-accumulates, every line would be flat. Diamonds: ' +
      "ShuffleNetV2's Table 8, an ARM core at 224×224.",
    data: [
      paperLine([...WIDTHS], WIDTHS.map(armSlowdown), 'paper, ARM'),
      ...measured.map(suite =>
        measuredLine(
          suite.platform,
          [...WIDTHS],
          WIDTHS.map(width => suite.ratio(widthArm(width), FULL_ARM, { perMac: true })),
        ),
      ),
    ],
    layout: {
      xaxis: { title: { text: 'width α, full = 1' }, tickvals: [...WIDTHS] },
      yaxis: { title: { text: 'time per multiply-accumulate, full width = 1' }, rangemode: 'tozero' },
    },
  };
}
