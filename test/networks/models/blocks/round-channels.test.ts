import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundChannels } from '../../../../src/networks/models/blocks/round-channels.js';

describe('roundChannels', () => {
  it('rounds to the nearest multiple, halves up', () => {
    assert.deepEqual(
      [8, 11.9, 12, 33.6, 44.8, 48].map(channels => roundChannels(channels)),
      [8, 16, 16, 32, 48, 48],
    );
    assert.equal(roundChannels(93.6, 4), 92);
  });

  it('takes the next multiple where too little would be left', () => {
    // 8 is less than 0.9 · 11 and 16 less than 0.95 · 17, but not less than 0.9 · 17
    assert.deepEqual([roundChannels(11), roundChannels(17, 8, 0.95), roundChannels(17)], [16, 24, 16]);
  });

  it('never goes below the divisor nor below the share that must be left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4000, noNaN: true }),
        fc.constantFrom(4, 8),
        fc.constantFrom(0.9, 0.95),
        (channels, divisor, least) => {
          const rounded = roundChannels(channels, divisor, least);
          assert.ok(Number.isInteger(rounded / divisor) && rounded >= divisor && rounded >= least * channels);
          assert.ok(rounded < channels + divisor || rounded === divisor);
        },
      ),
    );
  });
});
