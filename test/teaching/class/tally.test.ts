import assert from 'node:assert/strict';
import { type ClassVerdict, tallySentence, tallySigns } from '../../../src/teaching/class/tally.js';

describe('on how many machines a claim held', () => {
  const mixed: ClassVerdict[] = [
    'reproduced',
    "can't tell",
    'reproduced',
    'not here',
    'direction only',
    'not measured',
  ];

  it('counts those that measured it, and names every other verdict', () => {
    assert.equal(tallySentence(mixed), "held on 2 of 5, direction only on 1, not here on 1, can't tell on 1");
    assert.equal(tallySigns(mixed), '✓2 ↗1 ✗1 ?1');
  });

  it('leaves out verdicts that do not occur', () => {
    assert.equal(tallySentence(['reproduced', 'reproduced']), 'held on 2 of 2');
    assert.equal(tallySigns(["can't tell"]), '?1');
  });

  it('says if no machine measured it', () => {
    assert.equal(tallySentence(['not measured']), 'not measured on any machine');
    assert.equal(tallySigns(['not measured']), '–');
  });
});
