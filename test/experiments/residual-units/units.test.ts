import assert from 'node:assert/strict';
import {
  EXPANSIONS,
  graphOfExpansion,
  graphOfUnit,
  UNITS,
} from '../../../experiments/residual-units/arms.js';
import {
  macsPerPixel,
  preservedBy,
  unitMemory,
  unreadShare,
} from '../../../experiments/residual-units/memory.js';
import { countRow, ROWS, shortcutsIn, shortcutsOf } from '../../../experiments/residual-units/networks.js';
import { readsOf } from '../../../experiments/residual-units/stride-figure.js';
import { downUnit } from '../../../experiments/residual-units/units.js';
import { countGraph } from '../../../src/cost/counts.js';
import { opNodes } from '../../../src/networks/graph/graph.js';

const PIXELS = 28 * 28;

describe('residual units', () => {
  it('do the work of their formulas', () => {
    const macs = (unit: keyof typeof UNITS) => countGraph(graphOfUnit(UNITS[unit])).macs / PIXELS;
    assert.equal(macs('standard'), 18 * 32 ** 2);
    assert.equal(macs('bottleneck'), 2 * 128 * 32 + 9 * 32 ** 2);
    assert.equal(macs('narrow-depthwise'), 2 * 184 * 46 + 9 * 46);
    assert.equal(macs('inverted'), 2 * 36 * 216 + 9 * 216);
  });

  it('do the same work for every expansion, within 1.2 %', () => {
    for (const one of EXPANSIONS) {
      const macs = countGraph(graphOfExpansion(one)).macs / PIXELS;
      assert.equal(macs, macsPerPixel(one));
      assert.ok(Math.abs(macs / macsPerPixel({ t: 6, channels: 36 }) - 1) < 0.012);
    }
  });

  it('need the memory that is alive at their widest op', () => {
    // Input, and both maps of the depthwise convolution.
    assert.equal(unitMemory(graphOfUnit(UNITS.inverted)).peak, 36 + 2 * 216);
    // Input, the narrow map, and the wide one that is written.
    assert.equal(unitMemory(graphOfUnit(UNITS.bottleneck)).peak, 128 + 32 + 128);
    // Input, and input and output of the second convolution.
    assert.equal(unitMemory(graphOfUnit(UNITS.standard)).peak, 3 * 32);
    assert.equal(unitMemory(graphOfUnit(UNITS.inverted)).ends, 72);
  });

  it('move what the texts say, values for each pixel', () => {
    const moved = (unit: keyof typeof UNITS) => Math.round(unitMemory(graphOfUnit(UNITS[unit])).moved);
    assert.deepEqual(
      [moved('standard'), moved('bottleneck'), moved('narrow-depthwise'), moved('inverted')],
      [248, 790, 1126, 1066],
    );
  });

  it('expand on the large map where they have stride 2: 6.1 of 9.5 million', () => {
    const expansion = 36 * 216 * 28 ** 2;
    assert.equal(countGraph(downUnit('inverted')).macs, expansion + (9 * 216 + 216 * 72) * 14 ** 2);
    assert.equal(expansion, 6_096_384);
  });

  it('have no ReLU behind the last convolution where they are inverted', () => {
    const activated = opNodes(graphOfUnit(UNITS.inverted))
      .filter(({ parameters }) => 'activation' in parameters && parameters.activation)
      .map(({ name }) => name);
    assert.deepEqual(activated, ['unit1/expand', 'unit1/depthwise']);
  });

  it('with stride 2 have a sum only where it is computed', () => {
    const sums = (kind: Parameters<typeof downUnit>[0]) =>
      opNodes(downUnit(kind)).filter(({ op }) => op === 'add').length;
    assert.deepEqual([sums('projection'), sums('no-shortcut'), sums('inverted')], [1, 0, 0]);
    // 128 → 256 on 14×14 pixels.
    const [with_, without] = (['projection', 'no-shortcut'] as const).map(kind => countGraph(downUnit(kind)));
    assert.equal(with_.macs - without.macs, 128 * 256 * 196);
  });
});

describe('what a ReLU preserves of c dimensions on t·c random channels', () => {
  it('is one in 2ᶜ without expansion, half and a bit with t = 2, nearly all with t = 3', () => {
    assert.equal(preservedBy({ t: 1, channels: 10 }), 2 ** -10);
    // Of 4 channels, at least 2 are on in 11 of 16 cases.
    assert.equal(preservedBy({ t: 2, channels: 2 }), 11 / 16);
    assert.ok(preservedBy({ t: 3, channels: 52 }) > 0.9999);
  });
});

describe('the networks', () => {
  it("have Table 2's rows, and shortcuts in all repeats but the first of a row", () => {
    assert.deepEqual(
      ROWS.map(({ n }) => n),
      [1, 2, 3, 4, 3, 3, 1],
    );
    assert.deepEqual(ROWS.map(shortcutsOf), [0, 1, 2, 3, 2, 2, 0]);
    // The first: a depthwise 3×3 on 32 channels and 32 → 16, on 112×112 pixels.
    assert.equal(countRow(ROWS[0]).macs, 112 * 112 * (9 * 32 + 32 * 16));
  });

  it('have 10 and 16 shortcuts, of which ResNet-50 computes 4', () => {
    const mobile = shortcutsIn('mobilenet-v2');
    assert.deepEqual([mobile.units, mobile.sums, mobile.projections], [17, 10, 0]);
    const residual = shortcutsIn('resnet-50');
    assert.deepEqual([residual.units, residual.sums, residual.projections], [16, 16, 4]);
    const projected = 64 * 256 * 56 ** 2 + 256 * 512 * 28 ** 2 + 512 * 1024 * 14 ** 2 + 1024 * 2048 * 7 ** 2;
    assert.equal(residual.projectionMacs, projected);
  });
});

describe('what a stride drops', () => {
  it('is three pixels of four for a 1×1 window, and none for a 3×3 window', () => {
    assert.equal(unreadShare(1, 2), 0.75);
    assert.equal(unreadShare(3, 2), 0);
    assert.equal(
      readsOf(8, 1, 2)
        .flat()
        .filter(reads => reads === 0).length,
      48,
    );
    assert.equal(Math.min(...readsOf(8, 3, 2).flat()), 1);
    assert.equal(Math.max(...readsOf(8, 3, 2).flat()), 4);
  });
});
