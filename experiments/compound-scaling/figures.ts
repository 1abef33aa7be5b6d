import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { dotsOverNames, predictedLine } from '../../src/reports/traces.js';
import { BASE_ARM, STACK_SUITE, scaledStacks } from './stack.js';

/** Time per multiply-accumulate of every scaled stack: which direction is cheapest. */
export function directionsFigure(results: Results): Figure | undefined {
  const count = (arm: string, quantity: string) => results.exact(`${STACK_SUITE}/${arm}`, quantity);
  const accessPerMac = (arm: string) => count(arm, 'memoryAccessCost') / count(arm, 'macs');
  const measured = measuredSuites(results, STACK_SUITE);
  const panels = ([2, 4] as const).map(times => {
    const stacks = scaledStacks.filter(stack => stack.times === times);
    const names = stacks.map(({ name }) => name);
    const { x, traces } = dotsOverNames(names, measured, (suite, _, place) =>
      suite.ratio(stacks[place].id, BASE_ARM, { perMac: true }),
    );
    const moved = stacks.map(({ id }) => accessPerMac(id) / accessPerMac(BASE_ARM));
    const places = stacks.map((_, i) => i);
    return {
      heading: `about ${times} times the work`,
      x: { ...x, tickangle: -35 },
      y: { title: { text: 'time per multiply-accumulate, base = 1' }, rangemode: 'tozero' as const },
      traces: [
        { ...predictedLine('memory access cost', places, moved), mode: 'markers' as const },
        ...traces,
      ],
    };
  });
  return panelFigure(
    {
      id: 'directions',
      title: 'The same growth of work in different directions',
      caption:
        'Time per multiply-accumulate, base is 1: below 1, time grows more slowly than work. Squares: what memory access cost ' +
        'says. Bars are confidence intervals over paired rounds.',
    },
    panels,
  );
}
