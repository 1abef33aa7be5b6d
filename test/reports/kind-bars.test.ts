import assert from 'node:assert/strict';
import { kindBars, wholeMarks } from '../../src/reports/kind-bars.js';

describe('bars of kinds of layers', () => {
  it('have a part for every kind that any of them has, a trace a kind', () => {
    const lengths = { convolution: [2, 0], pool: [0, 1] } as Readonly<Record<string, number[]>>;
    const bars = kindBars(['a', 'b'], kind => lengths[kind] ?? [0, 0]);
    assert.deepEqual(
      bars.map(({ name, x, y }) => [name, x, y]),
      [
        ['full convolution', [2, 0], ['a', 'b']],
        ['pool', [0, 1], ['a', 'b']],
      ],
    );
  });

  it('are marked where the whole ends', () => {
    const { x, y, mode } = wholeMarks('in one piece', ['a', 'b'], [3, null]);
    assert.deepEqual([x, y, mode], [[3, null], ['a', 'b'], 'markers']);
  });
});
