import assert from 'node:assert/strict';
import { INVERTED, invertedUnit, RESNET } from '../../../experiments/element-wise/arms.js';
import {
  fastestOfTable1,
  impliedSpeed,
  OTHER,
  passNs,
  TAKEN,
  TOO_MUCH,
} from '../../../experiments/element-wise/table-4.js';
import { countPart, isElementWise, slowDown } from '../../../experiments/element-wise/traffic.js';
import { FORMS, type FormName, unitStack } from '../../../experiments/element-wise/units.js';
import { countGraph } from '../../../src/cost/counts.js';

const PIXELS = 28 * 28;
const WEIGHTS = 128 * 32 + 9 * 32 * 32 + 32 * 128;

/** Values per pixel, without weights. */
function moved(form: FormName): number {
  return (countGraph(unitStack(RESNET, FORMS[form])).memoryAccessCost - WEIGHTS) / PIXELS;
}

describe('the traffic of a unit with ReLU and shortcut', () => {
  it('is 3·c values a pixel for the convolutions, as much again for ReLU, and for the sum', () => {
    assert.equal(moved('neither'), 3 * 128);
    assert.equal(moved('no-shortcut'), 6 * 128);
    assert.equal(moved('no-relu'), 6 * 128);
    assert.equal(moved('both'), 9 * 128);
  });

  it('is 6·c with ReLU fused and 4·c with the sum fused as well', () => {
    assert.equal(moved('relu-fused'), 6 * 128);
    assert.equal(moved('all-fused'), 4 * 128);
  });

  it('has the same multiply-accumulates in every form', () => {
    for (const form of Object.keys(FORMS) as FormName[]) {
      assert.equal(countGraph(unitStack(RESNET, FORMS[form])).macs, PIXELS * WEIGHTS, form);
    }
  });

  it('is more in the inverted residual than in the unit of the same work, but less in its sum', () => {
    const resnet = unitStack(RESNET, FORMS['relu-fused']);
    const inverted = invertedUnit(INVERTED);
    // 2 · 36 · 216 + 9 · 216 for each pixel, against 17,408.
    assert.equal(countGraph(inverted).macs, PIXELS * 17_496);
    assert.equal(countPart(inverted, 'shortcut').memoryAccessCost, PIXELS * 3 * 36);
    assert.equal(countPart(resnet, 'shortcut').memoryAccessCost, PIXELS * 3 * 128);
    assert.ok(countGraph(inverted).memoryAccessCost > countGraph(resnet).memoryAccessCost);
  });

  it('costs what two speeds say', () => {
    // 4 · (4 · 32 + 5 · 128) = 3072 bytes at 16 a ns are 192 ns; 17,408 multiply-accumulates at 17.408 are 1000 ns.
    assert.equal(slowDown(128, 32, { macsPerNs: 17.408, bytesPerNs: 16 }), 1.192);
    const passes = countGraph(unitStack(RESNET, FORMS.both), isElementWise);
    assert.equal(passes.bytesMoved, PIXELS * 3072);
  });
});

describe('the readings of Table 4', () => {
  const G = 1e9;

  it('imply speeds of the ARM core, of which one is too high', () => {
    // 10 · 3136 · 17,408 · 5.4
    assert.ok(Math.abs(impliedSpeed(TAKEN, 128) / G - 2.948) < 0.001);
    // 10 · 784 · 11 · 128² · 5.4
    assert.ok(Math.abs(impliedSpeed(OTHER, 128) / G - 7.63) < 0.005);
    assert.equal(impliedSpeed(TOO_MUCH, 128), 4 * impliedSpeed(OTHER, 128));
    // 20 · 64² · 3136 · 21.7
    assert.ok(Math.abs(fastestOfTable1() / G - 5.575) < 0.001);
  });

  it('say what a pass takes: a call on the GPU, more than its bytes on ARM', () => {
    // (1/2427 − 1/2842) s / 40 and (1/56.7 − 1/66.3) s / 40
    assert.ok(Math.abs(passNs('gpu', 32) - 1504) < 1);
    assert.ok(Math.abs(passNs('arm', 32) - 63_844) < 100);
    assert.ok(passNs('gpu', 64) < 1.1 * passNs('gpu', 32));
    assert.ok(passNs('arm', 64) > 3 * passNs('arm', 32));
  });
});
