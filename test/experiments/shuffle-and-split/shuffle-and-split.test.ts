import assert from 'node:assert/strict';
import { glueElements, PASSAGES, UNIT_ELEMENTS } from '../../../experiments/shuffle-and-split/glue.js';
import { fewestReached } from '../../../experiments/shuffle-and-split/mixing.js';
import {
  differenceOfFolding,
  permutedColumns,
} from '../../../experiments/shuffle-and-split/permuted-weights.js';
import {
  differenceOfIndex,
  indexEngine,
  shuffleThenGrouped,
} from '../../../experiments/shuffle-and-split/through-index.js';
import { unitsV2, unitV1 } from '../../../experiments/shuffle-and-split/units.js';
import { shuffleGraph, WAYS } from '../../../experiments/shuffle-and-split/ways.js';
import { countGraph } from '../../../src/cost/counts.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { planShared } from '../../../src/networks/graph/shared-buffers.js';
import { platforms } from '../../../src/networks/platforms.js';

/** The output of a graph on an input that counts its values. */
function outputOf(graph: Graph): number[] {
  const { run, input, output } = bindGraph(graph, platforms.typescript, 1);
  for (let i = 0; i < input.data.length; i++) input.data[i] = i;
  run();
  return [...output.data];
}

describe('shuffles', () => {
  it('are the same in every way: 2 groups of 3 channels become 0 3 1 4 2 5', () => {
    const map = { channels: 6, groups: 2, side: 1 };
    for (const way of WAYS) {
      const expected = way === 'copy' ? [0, 1, 2, 3, 4, 5] : [0, 3, 1, 4, 2, 5];
      assert.deepEqual(outputOf(shuffleGraph(map, way)), expected, way);
    }
  });

  it('are undone by one of n groups', () => {
    const there = outputOf(shuffleGraph({ channels: 12, groups: 3, side: 1 }, 'block-copy'));
    const back = outputOf(shuffleGraph({ channels: 12, groups: 4, side: 1 }, 'block-copy'));
    assert.deepEqual(
      back.map(place => there[place]),
      [...back.keys()],
    );
  });

  it('leave grouped layers apart where there is none, and need a channel for every group', () => {
    assert.equal(fewestReached({ channels: 12, groups: 3, layers: 5 }, false), 4);
    assert.equal(fewestReached({ channels: 12, groups: 3, layers: 2 }, true), 12);
    // Each group of 2 reads two groups of 2: 4, then 8, then all.
    const reached = [2, 3, 4].map(layers => fewestReached({ channels: 12, groups: 6, layers }, true));
    assert.deepEqual(reached, [4, 8, 12]);
  });
});

describe('the order of a shuffle', () => {
  it('goes into the columns of the next layer', () => {
    // Behind the shuffle of 2 groups of 2 the channels are 0 2 1 3.
    assert.deepEqual([...permutedColumns(Float32Array.of(10, 20, 30, 40), 4, 2)], [10, 30, 20, 40]);
    assert.equal(differenceOfFolding({ channels: 12, groups: 3, side: 3 }), 0);
  });

  it('goes into an index, without changing a bit', () => {
    const map = { channels: 12, groups: 3, side: 3 };
    assert.equal(differenceOfIndex(map), 0);
    const graph = shuffleThenGrouped(map);
    const [ours, right] = [indexEngine('an index').bind(graph, 1), bindGraph(graph, platforms.reference, 1)];
    for (const bound of [ours, right]) bound.run();
    for (const [i, value] of right.output.data.entries()) {
      assert.ok(Math.abs(value - ours.output.data[i]) < 1e-5);
    }
  });
});

describe('units', () => {
  it('of ShuffleNetV2 give the same, joined and shuffled or interleaved, copied or in shared buffers', () => {
    const stage = { channels: 8, side: 5, units: 3 };
    const [three, one] = (['three-ops', 'interleaved'] as const).map(glue => ({
      ...unitsV2(stage, glue),
      name: 'v2',
    }));
    const outputs = [three, one].flatMap(graph =>
      [undefined, planShared(graph)].map(plan => {
        const bound = bindGraph(graph, platforms.typescript, 1, plan);
        bound.run();
        return [...bound.output.data];
      }),
    );
    for (const output of outputs) assert.deepEqual(output, outputs[0]);
  });

  it('move 6, 4, 4, 2 and 0 times their output between two branches', () => {
    assert.deepEqual(
      PASSAGES.map(passage => glueElements(passage) / UNIT_ELEMENTS),
      [6, 4, 4, 2, 0],
    );
  });

  it('of ShuffleNetV1 have the multiply-accumulates of the paper, h·w·(2·c·m / g + 9·m)', () => {
    const graph = unitV1({ channels: 240, groups: 3, side: 28 }, true);
    assert.equal(countGraph(graph).macs, 28 * 28 * ((2 * 240 * 60) / 3 + 9 * 60));
    assert.throws(() => unitV1({ channels: 240, groups: 7, side: 28 }, true));
  });
});
