import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { lifetime, liveness } from '../../../src/networks/graph/liveness.js';

/** input → 1×1 (place 0) → ReLU in place (place 1) → 1×1 (place 2) → + input (place 3). */
function residual() {
  const g = new GraphBuilder('residual');
  const x = g.input([1, 2, 1, 1]);
  const wide = g.activation('relu', g.pointwise(x, { filters: 5 }));
  return g.build(g.add(g.pointwise(wide, { filters: 2 }), x));
}

describe('liveness', () => {
  it('finds one buffer for a tensor and what overwrites it, with the readers of both', () => {
    const { buffers, bufferOf } = liveness(residual());
    assert.deepEqual(
      bufferOf.map(buffer => buffers.indexOf(buffer)),
      [0, 1, 1, 2, 3],
    );
    assert.deepEqual(buffers, [
      { bytes: 8, writer: undefined, readers: [0, 3], kept: false },
      { bytes: 20, writer: 0, readers: [1, 2], kept: false },
      { bytes: 8, writer: 2, readers: [3], kept: false },
      { bytes: 8, writer: 3, readers: [], kept: true },
    ]);
  });

  it('keeps a buffer from its writer to its last reader, in any order', () => {
    const { ops, buffers } = liveness(residual());
    const lives = (stepOf: (op: number) => number) =>
      buffers.map(buffer => lifetime(buffer, stepOf, ops.length));
    assert.deepEqual(
      lives(op => op),
      [
        [0, 3],
        [0, 2],
        [2, 3],
        [3, 3],
      ],
    );
    const unread = { bytes: 4, writer: undefined, readers: [], kept: false };
    assert.deepEqual(
      lifetime(unread, op => op, 4),
      [0, -1],
    );
    assert.deepEqual(
      lifetime({ ...unread, kept: true }, op => op, 4),
      [0, 3],
    );
    const written = { ...unread, writer: 2, readers: [0, 1] };
    assert.deepEqual(
      lifetime(written, op => 3 - op, 4),
      [1, 3],
    ); // runs op 2 at step 1, op 0 at step 3
  });

  it('lets an op wait for its inputs, and an in-place op for the other readers of its input', () => {
    const g = new GraphBuilder('two readers');
    const x = g.input([1, 2, 1, 1]);
    const wide = g.pointwise(x, { filters: 2 });
    const read = g.pointwise(wide, { filters: 2 });
    const over = g.activation('relu', wide);
    const { before, adds } = liveness(g.build(g.add(read, over)));
    assert.deepEqual(before, [[], [0], [0, 1], [1, 2]]);
    assert.deepEqual(adds, [8, 8, 0, 8]);
  });
});
