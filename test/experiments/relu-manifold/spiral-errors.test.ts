import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import {
  errorsFigure,
  predictErrors,
  revealErrors,
} from '../../../experiments/relu-manifold/spiral-errors.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { readExact } from '../../../src/measure/results/exact-csv.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { projectFile } from '../../../src/teaching/cells/project-file.js';

describe('the prediction of the error of the spiral', () => {
  it('refuses numbers below 0, texts and dimensions that are not measured', () => {
    assert.deepEqual(
      [...predictErrors({ 2: 0.5, 3: undefined, 30: 0 })],
      [
        ['2', 0.5],
        ['30', 0],
      ],
    );
    for (const error of [-0.1, Number.NaN, Number.POSITIVE_INFINITY, 'half' as unknown as number]) {
      assert.throws(() => predictErrors({ 2: error }), /^RangeError: predictErrors: 2 is/);
    }
    assert.throws(() => predictErrors({ 4: 0.5 }), /predictErrors: n is 4, expected one of 2, 3, 5, 15, 30/);
  });

  it('refuses what is no prediction with a sentence', async () => {
    for (const nothing of [null, undefined, 'x', [0.5]]) {
      assert.throws(
        () => predictErrors(nothing as never),
        /^InputError: predictErrors: guesses is .*, expected/,
      );
      await assert.rejects(
        revealErrors({ experiment: {}, results: {} } as never, nothing as never),
        /^InputError: revealErrors: prediction is .*, expected what predictErrors returned$/,
      );
    }
    await assert.rejects(
      revealErrors(undefined as never, new Map()),
      /^InputError: revealErrors: finding is/,
    );
  });

  it('is shown beside the theorem and both errors', async () => {
    const experiment = await loadExperiment('relu-manifold');
    const exact = await readExact(projectFile('results'), experiment.id);
    const finding = evaluate(experiment, resultsOf(experiment, exact, undefined));
    const traces = (guess: Parameters<typeof predictErrors>[0]) =>
      errorsFigure(finding, predictErrors(guess)).data as Partial<PlotData>[];
    const [lost, guesses, error, shape] = traces({ 3: 0.25 });
    assert.deepEqual((lost.y as number[]).slice(0, 3), [0.75, 0.5, 0.1875]);
    assert.deepEqual(guesses.y, [null, 0.25, null, null, null]);
    assert.ok((error.y as number[])[4] > 0.5 && (shape.y as number[])[4] < 0.35);
    assert.equal(traces({}).length, 3);
  });
});
