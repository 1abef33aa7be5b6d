import assert from 'node:assert/strict';
import type { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';
import { tensor } from '../../../src/tensors/tensor.js';

const judged = async (number: number, answer: unknown) => judge(await exerciseOf(`ghost/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

type Write = (g: GraphBuilder, x: number, side: number, channels: number) => unknown;

/** Columns from … to − 1, with so many zeros left and right. */
const cut =
  (from: number, to: (side: number) => number, left: number, right: number): Write =>
  (g, x, side, channels) => {
    const kept = g.node('slice', [x], {
      starts: [0, 0, 0, from],
      ends: [1, channels, side, to(side)],
      steps: [1, 1, 1, 1],
    });
    return g.node('pad', [kept], {
      before: [0, 0, 0, left],
      after: [0, 0, 0, right],
      mode: 'constant',
      value: 0,
    });
  };

describe('the exercises about ghost modules', () => {
  it('2: pass a shift to the right without multiply-accumulates', async () => {
    assert.equal(
      await outcome(
        2,
        cut(0, side => side - 1, 1, 0),
      ),
      'passed',
    );
    const padded: Write = (g, x, side, channels) => {
      const wide = g.node('pad', [x], {
        before: [0, 0, 0, 1],
        after: [0, 0, 0, 0],
        mode: 'constant',
        value: 0,
      });
      return g.node('slice', [wide], {
        starts: [0, 0, 0, 0],
        ends: [1, channels, side, side],
        steps: [1, 1, 1, 1],
      });
    };
    assert.equal(await outcome(2, padded), 'passed');
    assert.match(
      await textOf(
        2,
        cut(1, side => side, 0, 1),
      ),
      /to the left/,
    );
    assert.match(
      await textOf(
        2,
        cut(0, side => side, 0, 0),
      ),
      /Nothing has moved/,
    );
    assert.match(
      await textOf(
        2,
        cut(0, side => side, 1, 0),
      ),
      /\[1, 2, 4, 5\], expected \[1, 2, 4, 4\]/,
    );
    const oneHot: Write = (g, x, _, channels) =>
      g.depthwise(
        x,
        { kernel: [3, 3], padding: 1 },
        {
          weights: () => [
            tensor(
              [channels, 1, 3, 3],
              Float32Array.from({ length: 9 * channels }, (_, i) => (i % 9 === 3 ? 1 : 0)),
            ),
          ],
        },
      );
    assert.match(await textOf(2, oneHot), /288 multiply-accumulates/);
    const around: Write = (g, x, side, channels) => {
      const part = (from: number, to: number) =>
        g.node('slice', [x], { starts: [0, 0, 0, from], ends: [1, channels, side, to], steps: [1, 1, 1, 1] });
      return g.node('concat', [part(side - 1, side), part(0, side - 1)], { axis: 3 });
    };
    assert.match(await textOf(2, around), /comes back on the left/);
    const down: Write = (g, x, side, channels) => {
      const kept = g.node('slice', [x], {
        starts: [0, 0, 0, 0],
        ends: [1, channels, side - 1, side],
        steps: [1, 1, 1, 1],
      });
      return g.node('pad', [kept], { before: [0, 0, 1, 0], after: [0, 0, 0, 0], mode: 'constant', value: 0 });
    };
    assert.match(await textOf(2, down), /moves the map down/);
    for (const answer of [
      () => 'text',
      () => 99,
      3,
      'text',
      {},
      (g: GraphBuilder, x: number) => g.activation('relu', x),
    ])
      assert.equal(await outcome(2, answer), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass a bottleneck of few maps inside and many outside', async () => {
    // e·f + 4.5·(e + f) over 2·e·f + 9·e: 35 over 34.
    for (const answer of [
      { expanded: 2, filters: 4 },
      { expanded: 4, filters: 38 },
    ])
      assert.equal(await outcome(3, answer), 'passed');
    assert.match(await textOf(3, { expanded: 184, filters: 80 }), /0.512 times/);
    assert.equal(await outcome(3, { expanded: 2, filters: 2 }), 'not yet');
    // 4.5·(f − e) = e·f: 36 maps outside are a draw.
    assert.equal(await outcome(3, { expanded: 4, filters: 36 }), 'not yet');
    assert.match(await textOf(3, { expanded: 3, filters: 4 }), /even/);
    for (const answer of [{ expanded: 2 }, [2, 4], { expanded: 2, filters: 5000 }, 2, 'text'])
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
