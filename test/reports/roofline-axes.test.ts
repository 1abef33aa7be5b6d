import assert from 'node:assert/strict';
import { roofLine, rooflineLayout } from '../../src/reports/roofline-axes.js';

const RANGE = { fromLog2: -3, toLog2: 6 };

describe('the axes of a roofline', () => {
  it('have a roof with its corner at peak over bandwidth', () => {
    const roof = { peakFlopsPerNs: 30, bandwidths: [{ workingSetBytes: 1, bytesPerNs: 7 }] };
    const line = roofLine(roof, 1, RANGE) as unknown as { x: number[]; y: number[] };
    assert.ok(line.x.includes(30 / 7));
    assert.equal(line.y.at(-1), 30);
    assert.deepEqual([line.x[0], line.y[0]], [1 / 8, 7 / 8]);
  });

  it('name intensities below 1 as fractions, and end where they are told to', () => {
    const { xaxis, yaxis } = rooflineLayout(RANGE, [-3, 0, 3], [1, 100]);
    assert.deepEqual(xaxis?.ticktext, ['1/8', '1', '8']);
    assert.deepEqual(xaxis?.tickvals, [1 / 8, 1, 8]);
    assert.deepEqual(
      xaxis?.range?.map(end => 10 ** Number(end)).map(end => Number(end.toPrecision(12))),
      [1 / 8, 64],
    );
    assert.deepEqual(yaxis?.range, [0, 2]);
    assert.deepEqual([xaxis?.type, yaxis?.type], ['log', 'log']);
  });
});
