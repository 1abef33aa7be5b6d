import assert from 'node:assert/strict';
import { evaluate } from '../../../src/experiment/evaluate.js';
import type { Experiment } from '../../../src/experiment/experiment.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { type Prediction, predictOrder, predictRatios } from '../../../src/teaching/course/predict.js';
import { placesTable, revealFigure } from '../../../src/teaching/course/reveal.js';

/** One 1×1 convolution on 4×4 pixels: 16 · c · k multiply-accumulates, 16 · (c + k) + c · k elements. */
function layer(c: number, k: number) {
  const g = new GraphBuilder('layer');
  return g.build(g.pointwise(g.input([1, c, 4, 4]), { filters: k }));
}

const experiment: Experiment = {
  id: 'x',
  title: 'x',
  question: 'x',
  published: [],
  needsCeilings: false,
  exact: () => [],
  suites: () => [
    {
      id: 'layers',
      title: 'layers',
      baseline: '4→4',
      arms: [
        { id: '4→4', graph: () => layer(4, 4) },
        { id: '1→16', graph: () => layer(1, 16) },
        { id: '8→8', graph: () => layer(8, 8) },
      ],
      platforms: ['wasm'],
    },
  ],
  claims: [],
  tables: [],
  figures: [],
  analysis: '',
};
const unmeasured = evaluate(experiment, resultsOf(experiment, [], undefined));

describe('a prediction', () => {
  it('keeps the ratios that were given and refuses what cannot be one', () => {
    const { arms, ratios, order } = predictRatios('layers', { '1→16': 2, '8→8': undefined });
    assert.deepEqual(arms, ['1→16', '8→8']);
    assert.deepEqual([...ratios], [['1→16', 2]]);
    assert.equal(order, undefined);
    for (const ratio of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => predictRatios('layers', { '8→8': ratio }), {
        message: `predictRatios: 8→8 is ${ratio}, expected a multiple of the baseline's time, above 0`,
      });
    }
  });

  it('is none without a guess: no order and no arms', () => {
    assert.deepEqual(predictRatios('layers', {}).arms, undefined);
    for (const nothing of [undefined, []]) assert.equal(predictOrder('layers', nothing).order, undefined);
  });

  it('refuses with a sentence what is neither a guess nor nothing', () => {
    for (const [order, message] of [
      ['abc', 'predictOrder: order is "abc", expected an array of names'],
      [null, 'predictOrder: order is null, expected an array of names'],
      [['8→8', undefined], 'predictOrder: an arm is undefined, expected a text that is not empty'],
    ] as const) {
      assert.throws(() => predictOrder('layers', order as never), { name: 'InputError', message });
    }
    const guesses = 'an object of numbers by their names, for instance { a: 1.5 }';
    for (const [ratios, message] of [
      [null, `predictRatios: guesses is null, expected ${guesses}`],
      ['abc', `predictRatios: guesses is "abc", expected ${guesses}`],
      [[1, 2], `predictRatios: guesses is [1, 2], expected ${guesses}`],
      [{ '8→8': Symbol('x') }, /^predictRatios: 8→8 is Symbol\(x\), expected a multiple/],
      [{ '8→8': Object.create(null) }, /^predictRatios: 8→8 is {}, expected a multiple/],
    ] as const) {
      assert.throws(() => predictRatios('layers', ratios as never), { message });
    }
  });

  it('keeps an order in which each arm is named once', () => {
    assert.deepEqual(predictOrder('layers', ['8→8', '4→4']).order, ['8→8', '4→4']);
    assert.throws(() => predictOrder('layers', ['8→8', '8→8']), {
      message: 'predictOrder: 8→8 is named twice, expected each arm once',
    });
  });
});

describe('the reveal of a prediction', () => {
  const expecting = (what: Partial<Prediction>): Prediction => ({
    suite: 'layers',
    arms: undefined,
    ratios: new Map(),
    order: undefined,
    ...what,
  });

  it('draws the prediction beside those of the cost models, relative to the baseline', () => {
    const { data } = revealFigure(unmeasured, expecting({ ratios: new Map([['1→16', 1.5]]) }));
    const series = data.map(trace => {
      const { name, x } = trace as { name: string; x: readonly number[] };
      return [name, x];
    });
    assert.deepEqual(series, [
      ['by MACs', [1, 1, 4]],
      // 144, 288 and 320 elements.
      ['by memory access cost', [1, 2, 320 / 144]],
      ['your prediction', [1, 1.5, null]],
    ]);
  });

  it('shows the arms that were asked about, and the baseline', () => {
    const { data } = revealFigure(unmeasured, expecting({ arms: ['8→8'] }));
    assert.deepEqual((data[0] as { x: readonly number[] }).x, [1, 4]);
  });

  it('says so if nothing was predicted', () => {
    const { data, caption } = revealFigure(unmeasured, expecting({}));
    assert.equal(data.length, 2);
    assert.match(caption, /^You made no prediction/);
  });

  it('gives the ranks of a predicted order beside those of the cost models', () => {
    const { columns, rows } = placesTable(unmeasured, expecting({ order: ['8→8', '4→4', '1→16'] }));
    assert.deepEqual(
      columns.map(({ label }) => label),
      ['arm', 'your prediction', 'by MACs', 'by memory access cost'],
    );
    assert.deepEqual(rows, [
      ['4→4', 2, 1, 1],
      ['1→16', 3, 1, 2],
      ['8→8', 1, 3, 3],
    ]);
  });

  it('refuses options that are none', () => {
    const given = (options: unknown) => () => revealFigure(unmeasured, expecting({}), options as never);
    assert.throws(given(null), {
      message: 'reveal: the options are null, expected an object with platforms',
    });
    assert.throws(given({ platforms: 'wasm' }), {
      message: 'reveal: platforms is "wasm", expected an array of names',
    });
    assert.throws(given({ platform: ['wasm'] }), {
      message: 'reveal: platform is not an option, did you mean platforms?',
    });
  });

  it('refuses a suite or an arm that does not exist', () => {
    assert.throws(() => revealFigure(unmeasured, expecting({ suite: 'stacks' })), {
      message: 'reveal: suite is stacks, expected one of layers',
    });
    assert.throws(() => revealFigure(unmeasured, expecting({ arms: ['2→2'] })), {
      message: 'reveal: layers has no arm 2→2, expected one of 4→4, 1→16, 8→8',
    });
  });
});
