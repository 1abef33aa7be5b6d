import { countGraph } from '../../src/cost/counts.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { scaledFamily } from '../../src/papers/efficientnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { computedLine, guideLine, paperLine, predictedLine } from '../../src/reports/traces.js';
import { family, phiOf, promisedGrowth, scaledB0 } from './family.js';

/** What the factors of B1 to B7 promise, what is printed and counted, and which φ each factor speaks for. */
export function familyFigure(): Figure {
  const names = family.map(({ name }) => name);
  const places = family.map((_, i) => i);
  const counted = family.map(({ model }) => countGraph(graphOf(model)).macs);
  const printed = names.map(name => publishedNumber(scaledFamily, name, 'macs_B'));
  const x = { tickvals: places, ticktext: names, title: { text: 'networks of the family' } };
  const phis = family.map(phiOf);
  return panelFigure(
    {
      id: 'family',
      title: 'EfficientNet B0 to B7: what the factors promise and what is built',
      caption:
        'Left: the work of each network over what its factors promise, d · w² · r²; a promise that is kept lies on the dashed ' +
        "line. Right: the φ of each factor by the paper's constants; compound scaling by one φ would draw one line.",
    },
    [
      {
        heading: 'work over the promise',
        x,
        y: { title: { text: 'multiply-accumulates, d·w²·r² = 1' }, range: [0.8, 1.6] },
        traces: [
          guideLine('as promised', [0, 7], [1, 1]),
          computedLine('counted', 0, places, i => counted[i] / counted[0] / promisedGrowth(family[i])),
          paperLine(
            places,
            printed.map((macs, i) => macs / printed[0] / promisedGrowth(family[i])),
            'paper, Table 2',
          ),
        ],
      },
      {
        heading: 'φ of each factor',
        x,
        y: { title: { text: 'φ' }, rangemode: 'tozero' },
        traces: [
          computedLine('depth', 1, places, i => phis[i].depth),
          computedLine('width', 2, places, i => phis[i].width),
          computedLine('resolution', 3, places, i => phis[i].resolution),
          predictedLine(
            'log₂ of the work',
            places,
            counted.map(macs => Math.log2(macs / counted[0])),
          ),
        ],
      },
    ],
  )!;
}

/** Factors of one dimension that give 1, 2, 4 and 8 times B0's work, by the rule d · w² · r². */
const DOUBLINGS = [0, 1, 2, 3];

/** Memory access cost of B0 that is scaled in one dimension only. */
export function dimensionsFigure(): Figure {
  const base = { depth: 1, width: 1, resolution: 1 };
  const ways = {
    depth: (phi: number) => ({ ...base, depth: 2 ** phi }),
    width: (phi: number) => ({ ...base, width: 2 ** (phi / 2) }),
    resolution: (phi: number) => ({ ...base, resolution: 2 ** (phi / 2) }),
  };
  const first = scaledB0(base);
  return {
    id: 'dimensions',
    title: 'EfficientNet-B0 scaled in one dimension: what is moved per multiply-accumulate',
    caption:
      'Counted after rounding: layers up, channels to multiples of 8. A deeper network repeats the later blocks of a stage, which ' +
      'move a little less than the first one; a larger image reuses the weights for more pixels; only a wider network does much more ' +
      'with each value that it moves.',
    data: Object.entries(ways).map(([name, factors], i) => {
      const counts = DOUBLINGS.map(phi => scaledB0(factors(phi)));
      const work = counts.map(({ macs }) => macs / first.macs);
      const perMac = counts.map(
        ({ macs, memoryAccessCost }) => memoryAccessCost / macs / (first.memoryAccessCost / first.macs),
      );
      return { ...computedLine(name, i + 1, work, times => perMac[work.indexOf(times)]) };
    }),
    layout: {
      xaxis: { title: { text: 'multiply-accumulates, B0 = 1' }, type: 'log', tickvals: [1, 2, 4, 8] },
      yaxis: {
        title: { text: 'moved per multiply-accumulate, B0 = 1' },
        rangemode: 'tozero',
      },
    },
  };
}
