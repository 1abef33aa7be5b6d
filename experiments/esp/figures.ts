import { pairFigure } from '../../src/experiment/pair-figure.js';
import { ratioLines } from '../../src/experiment/ratio-lines.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { pixelFigure } from '../../src/reports/pixel-figure.js';
import { guideLine, predictedLine } from '../../src/reports/traces.js';
import { dilationsOf } from './modules.js';
import { responses } from './reach.js';
import { CHANNELS, DILATIONS, dilationArm, SIDE } from './suites.js';
import { MODULE_PAIRS } from './tables.js';

const BRANCHES = 4;

/** One active pixel, and what each branch of a pyramid makes of it, without and with the running sums. */
export function griddingFigure(branches = BRANCHES): Figure {
  const maps = [false, true].flatMap(fused =>
    responses(branches, fused).maps.map((rows, k) => ({
      heading: `${fused ? 'summed up to' : 'branch'} d = ${dilationsOf(branches)[k]}`,
      rows,
    })),
  );
  return pixelFigure(
    {
      id: 'gridding',
      title: 'What one active pixel becomes: grids with holes, and their running sums',
      caption:
        'All weights are 1; grey is 0, and the darker, the more branches answer. Above: each branch alone. Below: with ' +
        'hierarchical feature fusion. No output is left that knows only a coarse grid, but holes remain at the rim.',
    },
    maps,
    { columns: branches, most: branches },
  );
}

/** Time of a 3×3 convolution by its dilation. */
export function dilationFigure(results: Results): Figure | undefined {
  const arms = DILATIONS.map(dilationArm);
  const lines = ratioLines(results, { suite: 'dilation', over: 'd=1' }, DILATIONS, [{ name: '', arms }]);
  const shown = DILATIONS.filter(d => [1, 2, 16].includes(d));
  const direct = ratioLines(results, { suite: 'direct', over: 'd=1' }, shown, [
    { name: 'direct', arms: shown.map(dilationArm) },
  ]);
  if (lines.length + direct.length === 0) return undefined;
  const onImage = arms.map(arm => results.exact(`dilation/${arm}`, 'onImage'));
  return {
    id: 'dilation',
    title: `3×3, ${CHANNELS} → ${CHANNELS} channels, ${SIDE}×${SIDE}: the same counts, by dilation`,
    caption:
      'Time over that without dilation. The counts are the same for all. Squares: the share of the multiply-accumulates ' +
      'that meet the image and not the zeros around it, over that without dilation.',
    data: [
      guideLine(
        'multiply-accumulates',
        DILATIONS,
        DILATIONS.map(() => 1),
      ),
      {
        ...predictedLine(
          'share on the image',
          DILATIONS,
          onImage.map(share => share / onImage[0]),
        ),
        mode: 'markers',
      },
      ...lines,
      ...direct.map(line => ({ ...line, name: 'wasm, direct algorithm' })),
    ],
    layout: {
      xaxis: { title: { text: 'dilation, pixels' }, type: 'log', tickvals: DILATIONS },
      yaxis: { title: { text: 'time, undilated = 1' }, rangemode: 'tozero' },
    },
  };
}

/** What the modules save: work and time. */
export function modulesFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'modules',
      title: 'What the modules save: work, and time',
      caption:
        'The first form of each pair over the second. Grey squares: multiply-accumulates. Points: measured time, with ' +
        'confidence intervals over paired rounds.',
    },
    MODULE_PAIRS,
    results,
  );
}
