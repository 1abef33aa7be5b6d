import assert from 'node:assert/strict';
import { declared } from '../../../experiments/casebook/arms.js';
import { cases } from '../../../experiments/casebook/cases.js';
import { COUNTED, counterRows, macsWithoutGroups } from '../../../experiments/casebook/counters.js';
import { experiment } from '../../../experiments/casebook/index.js';
import { convolution, depthwise, withZeros } from '../../../experiments/casebook/layers.js';
import { causePair, graphOf, meets, ownPair, promiseOf } from '../../../experiments/casebook/ratios.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { nodeWeights } from '../../../src/networks/graph/weights.js';
import { graphOf as networkOf } from '../../../src/networks/models/catalogue.js';

describe('the cases of the casebook', () => {
  it('are at least twelve, each with an address, a cause and an answer of three sentences', () => {
    assert.ok(cases.length >= 12);
    for (const { id, source, reported, cause, answer } of cases) {
      assert.match(
        source.place,
        /^(github\.com\/[\w-]+\/[\w.-]+\/(issues|pull)\/\d+|stackoverflow\.com)/,
        id,
      );
      assert.equal(cause === undefined, reported === undefined, id);
      for (const sentence of answer) assert.match(sentence, /^[^.]+\.$/, id);
    }
  });

  it('promise less time, or the same, where reports say more', () => {
    for (const one of cases) {
      const promise = promiseOf(one);
      assert.ok(promise <= 1, `${one.id}: ${promise}`);
      if (one.reported) {
        assert.ok(one.reported.low <= one.reported.high, one.id);
        assert.ok(one.reported.low > 1.4 * promise, one.id);
      }
    }
  });

  it('compare arms that are there', () => {
    for (const one of cases) {
      for (const arm of [ownPair(one), causePair(one)].flatMap(pair => pair ?? [])) {
        assert.ok(graphOf(one.suite, arm), `${one.id}: ${arm}`);
      }
    }
    const used = new Set(
      cases.flatMap(one =>
        [ownPair(one), causePair(one)].flatMap(pair => pair ?? []).map(arm => `${one.suite}/${arm}`),
      ),
    );
    const all = declared.flatMap(({ id, arms }) => arms.map(arm => `${id}/${arm.id}`));
    assert.deepEqual(
      all.filter(arm => !used.has(arm)),
      [],
    );
  });

  it('say whether an interval meets what was reported', () => {
    const [one] = cases;
    const interval = (low: number, high: number) => ({ low, estimate: low, high, level: 0.95 });
    const { low } = one.reported!;
    assert.equal(meets(one, interval(low - 0.1, low + 0.1)), 'yes');
    assert.equal(meets(one, interval(low - 0.2, low - 0.1)), 'less');
    assert.equal(meets(one, interval(low + 0.1, low + 0.2)), 'more');
    assert.equal(meets(one, interval(promiseOf(one) / 2, low + 0.1)), "can't tell");
    assert.equal(meets(one, undefined), null);
  });

  it('make zeros of as many weights as they say', () => {
    const graph = convolution('zeros', { channels: 64, side: 3 }, 64, withZeros('zeros', 64, 64, 0.8));
    const [{ data }] = nodeWeights(graph, opNodes(graph)[0], 1);
    const zeros = data.filter(w => w === 0).length / data.length;
    assert.ok(Math.abs(zeros - 0.8) < 0.01, String(zeros));
  });
});

describe('a counter without groups', () => {
  it('counts a depthwise layer as often too much as it has channels, and a full one rightly', () => {
    const map = { channels: 5, side: 4 };
    assert.equal(macsWithoutGroups(depthwise('d', map)), 4 * 4 * 5 * 5 * 9);
    assert.equal(macsWithoutGroups(convolution('c', map, 3)), 4 * 4 * 3 * 5 * 9);
  });

  it('is wrong by far more than the counters differ', () => {
    const rows = counterRows({ id: 'any', graph: networkOf(COUNTED, { resolution: 32 }) });
    const [here, ...others] = rows.filter(({ quantity }) => quantity === 'count').map(({ value }) => value);
    const without = others.pop()!;
    assert.ok(others.every(count => count > here && count < 1.1 * here));
    assert.ok(without > 5 * here);
  });

  it('has its number in the exact rows', () => {
    const rows = experiment.exact().filter(({ quantity }) => quantity === 'macsWithoutGroups');
    assert.deepEqual(
      rows.map(({ case: at, value }) => [at, value]),
      [['many-channels/depthwise', 28 * 28 * 64 * 64 * 9]],
    );
  });
});
