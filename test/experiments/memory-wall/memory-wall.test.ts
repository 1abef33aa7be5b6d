import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/memory-wall/index.js';
import { BASELINE, intensityOf, layers } from '../../../experiments/memory-wall/layers.js';
import { rooflineSketch } from '../../../experiments/memory-wall/roofline-figure.js';
import { threeCFigure } from '../../../experiments/memory-wall/three-c-figure.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { verdicts } from '../../../src/teaching/cells/views.js';

const results = resultsOf(experiment, experiment.exact(), undefined);

describe('the layers of the memory wall', () => {
  it('do c/4 FLOPs per byte as 1×1 convolutions of c channels, as long as weights do not matter', () => {
    for (const channels of [2, 8, 32, 128]) {
      const layer = layers.find(({ id }) => id === `1×1, ${channels} ch.`)!;
      assert.ok(Math.abs(intensityOf(layer.graph()) / (channels / 4) - 1) < 0.01);
    }
  });

  it('do 1/12 FLOP per byte as an addition, and 18/8 as a depthwise 3×3', () => {
    const intensity = (id: string) => intensityOf(layers.find(layer => layer.id === id)!.graph());
    assert.equal(intensity('add'), 1 / 12);
    assert.ok(Math.abs(intensity('depthwise 3×3') / (18 / 8) - 1) < 0.001);
  });

  it('all move 16 MiB, within 1 %', () => {
    for (const { id } of layers) {
      const bytes = results.exact(`roof/${id}`, 'bytesMoved');
      assert.ok(Math.abs(bytes / 2 ** 24 - 1) < 0.01, `${id}: ${bytes}`);
    }
  });

  it('have a verdict on their bytes, and a figure of the roofline, before anything was measured', () => {
    const finding = evaluate(experiment, results);
    const [sameBytes] = verdicts(finding).rows;
    assert.equal(sameBytes[2], 'reproduced');
    assert.deepEqual(
      finding.figures.map(({ id }) => id),
      ['roofline'],
    );
    assert.equal(experiment.suites('quick')[0].baseline, BASELINE);
  });
});

describe('the roofline that needs no clock', () => {
  it('puts each layer on the lower of its two roofs', () => {
    const [, dots] = rooflineSketch({ peakFlopsPerNs: 40, bytesPerNs: 10 }).data as unknown as {
      x: number[];
      y: number[];
    }[];
    for (const [i, intensity] of dots.x.entries()) assert.equal(dots.y[i], Math.min(40, 10 * intensity));
    assert.equal(dots.x.length, layers.length);
  });

  it('refuses a machine without bandwidth', () => {
    assert.throws(
      () => rooflineSketch({ peakFlopsPerNs: 40, bytesPerNs: 0 }),
      /rooflineSketch: bytesPerNs is 0, expected a number above 0/,
    );
  });
});

describe('the figure of the three causes of misses', () => {
  it('has only first touches below the size of L1, and conflicts only where rows are a power of two of bytes', () => {
    const { data } = threeCFigure();
    const bars = Object.fromEntries(
      (data as { name: string; y: number[] }[]).map(({ name, y }) => [name, y]),
    );
    assert.deepEqual([bars.compulsory[0], bars.capacity[0]], [(3 * 80 * 80) / 16, 0]);
    assert.deepEqual(
      bars.conflict.map(misses => misses > 0),
      [false, false, false, true, false],
    );
    assert.ok(bars.capacity.slice(1).every(misses => misses > 0));
  });
});
