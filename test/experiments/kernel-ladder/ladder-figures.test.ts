import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { ladderFigure, rooflineFigure } from '../../../experiments/kernel-ladder/figures.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { exact, measuredMatmul } from './measured-matmul.js';

describe('the figures of the ladders', () => {
  it('show every rung with its speed, once under the peak and once on the roofline', () => {
    const measured = measuredMatmul({ '0-reference': 2000, wasm: 500, yours: 800 });
    const figure = ladderFigure(measured)!;
    const points = (figure.data as Partial<PlotData>[]).filter(trace => trace.mode === 'markers');
    assert.deepEqual(
      points.map(trace => [trace.name, trace.x, trace.y]),
      [
        ['TypeScript', ['0-reference'], [1]],
        ['WebAssembly SIMD, one thread', ['wasm'], [4]],
        ['other', ['yours'], [2.5]],
      ],
    );
    const roofline = rooflineFigure(measured)!.data.at(-1) as Partial<PlotData>;
    assert.deepEqual(
      [roofline.x, roofline.y],
      [
        [20, 20, 20],
        [1, 4, 2.5],
      ],
    );
  });

  it('are left out where nothing was measured', () => {
    const nothing = resultsOf({ id: 'toy' }, exact, undefined);
    assert.deepEqual([ladderFigure(nothing), rooflineFigure(nothing)], [undefined, undefined]);
  });
});
