import assert from 'node:assert/strict';
import type { OpParameters } from '../../src/kernels/op.js';
import { resize } from '../../src/kernels/resize/index.js';
import { apply, of, seeded } from './apply.js';

type Resize = OpParameters['resize'];

/** A row of 0, 10, 20, … in another length, by every version. */
function row(input: number, output: number, parameters: Omit<Resize, 'size'>): number[] {
  const x = of([1, 1, 1, input], ...Array.from({ length: input }, (_, i) => 10 * i));
  const all = resize.versions.map(version => [
    ...apply(resize, [x], [], { ...parameters, size: [1, output] }, version).data,
  ]);
  for (const [i, values] of all.entries()) {
    values.forEach((value, q) => {
      assert.ok(Math.abs(value - all[0][q]) < 1e-4, resize.versions[i].name);
    });
  }
  return all[0].map(value => Number(value.toFixed(3)));
}

describe('resize', () => {
  it('puts the centres of pixels on each other, their corners, or the last pixels', () => {
    const linear = (coordinates: Resize['coordinates']) => row(2, 4, { mode: 'linear', coordinates });
    assert.deepEqual(linear('half_pixel'), [0, 2.5, 7.5, 10]);
    assert.deepEqual(linear('half_pixel_symmetric'), [0, 2.5, 7.5, 10]);
    assert.deepEqual(linear('pytorch_half_pixel'), [0, 2.5, 7.5, 10]);
    assert.deepEqual(linear('asymmetric'), [0, 5, 10, 10]);
    assert.deepEqual(linear('align_corners'), [0, 3.333, 6.667, 10]);
  });

  it('shows the first pixel in an output of one, or the middle', () => {
    const one = (coordinates: Resize['coordinates']) => row(3, 1, { mode: 'linear', coordinates });
    assert.deepEqual(one('half_pixel'), [10]);
    assert.deepEqual(one('pytorch_half_pixel'), [0]);
    assert.deepEqual(one('align_corners'), [0]);
  });

  it('keeps the margins of a cut-off scale symmetric only with half_pixel_symmetric', () => {
    // 4 · 0.8 = 3.2 pixels are cut off to 3: 0.1 output pixels on each side.
    const scaled = (coordinates: Resize['coordinates']) =>
      row(4, 3, { mode: 'linear', coordinates, scale: [1, 0.8] });
    assert.deepEqual(scaled('half_pixel_symmetric'), [2.5, 15, 27.5]);
    assert.deepEqual(scaled('half_pixel'), [1.25, 13.75, 26.25]);
  });

  it('rounds to the nearest pixel in four ways', () => {
    // Places 0, 0.5, 1, 1.5, 2, 2.5
    const nearest = (mode: Resize['nearest']) =>
      row(3, 6, { mode: 'nearest', coordinates: 'asymmetric', nearest: mode });
    assert.deepEqual(nearest('floor'), [0, 0, 10, 10, 20, 20]);
    assert.deepEqual(nearest('ceil'), [0, 10, 10, 20, 20, 20]);
    assert.deepEqual(nearest('round_prefer_floor'), [0, 0, 10, 10, 20, 20]);
    assert.deepEqual(nearest('round_prefer_ceil'), [0, 10, 10, 20, 20, 20]);
    assert.deepEqual(nearest(undefined), nearest('round_prefer_floor'));
  });

  it("passes through a line with Keys' cubic away from the edge, and bends at it", () => {
    const cubic = row(6, 12, { mode: 'cubic', coordinates: 'half_pixel', cubicA: -0.5 });
    assert.deepEqual(cubic.slice(4, 8), [17.5, 22.5, 27.5, 32.5]);
    assert.notEqual(cubic[0], -2.5);
  });

  it('gives the pixels inside all the weight where it excludes those outside', () => {
    // Of the taps −1, 0, 1, 2 of the place 0.25 the first is outside. a = −0.75: 0.879, 0.261, −0.035 of 1.105
    const outside = row(4, 8, { mode: 'cubic', coordinates: 'half_pixel', excludeOutside: true });
    const near = (d: number) => (1.25 * d - 2.25) * d * d + 1;
    const far = (d: number) => ((-0.75 * d + 3.75) * d - 6) * d + 3;
    const weights = [near(0.25), near(0.75), far(1.75)];
    const sum = weights.reduce((total, weight) => total + weight, 0);
    assert.equal(outside[1], Number(((10 * weights[1] + 20 * weights[2]) / sum).toFixed(3)));
  });

  it('copies to the same size, whatever the mode', () => {
    const x = seeded([2, 3, 5, 4]);
    for (const version of resize.versions) {
      for (const mode of ['nearest', 'linear', 'cubic'] as const) {
        const parameters = { mode, coordinates: 'half_pixel', size: [5, 4] } as const;
        assert.deepEqual(apply(resize, [x], [], parameters, version), x, `${version.name} ${mode}`);
      }
    }
  });

  it('mixes rows as it mixes columns', () => {
    const x = of([1, 1, 2, 2], 0, 10, 20, 30);
    for (const version of resize.versions) {
      const parameters = { mode: 'linear', coordinates: 'align_corners', size: [3, 3] } as const;
      const { data } = apply(resize, [x], [], parameters, version);
      assert.deepEqual([...data], [0, 5, 10, 10, 15, 20, 20, 25, 30], version.name);
    }
  });

  it('refuses a size that the scale does not lead to', () => {
    const parameters = { mode: 'linear', coordinates: 'half_pixel', size: [4, 9], scale: [2, 2] } as const;
    assert.throws(() => resize.outputShape([[1, 1, 2, 2]], parameters), {
      name: 'ShapeError',
      message: 'resize: columns is 9, expected 2 · 2, rounded',
    });
    assert.throws(() => resize.outputShape([[2, 2]], { ...parameters, scale: undefined }), {
      message: 'resize: input 0 is [2, 2], expected the axes [N, C, H, W]',
    });
  });
});
