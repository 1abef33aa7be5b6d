import fc from 'fast-check';
import { floats, integers, type ModelSpec } from '../model-file.js';
import { image, side, single } from './parts.js';

const COORDINATES = ['half_pixel', 'pytorch_half_pixel', 'align_corners', 'asymmetric'];
export const resize = fc
  .record({
    ...{
      shape: image,
      mode: fc.constantFrom('nearest', 'linear', 'cubic'),
      opset: fc.constantFrom(10, 11, 13, 18),
    },
    ...{ coordinates: fc.constantFrom(undefined, ...COORDINATES), by: fc.constantFrom('scales', 'sizes') },
    nearest: fc.constantFrom(undefined, 'round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'),
    ...{
      scales: fc.tuple(fc.constantFrom(1, 2, 1.5, 0.5), fc.constantFrom(1, 2, 3, 0.75)),
      sizes: fc.tuple(side, side),
    },
  })
  .map(({ shape, mode, opset, coordinates, by, nearest, scales, sizes }): ModelSpec => {
    const [N, C] = shape;
    if (opset < 11) {
      const attributes = { mode: mode === 'cubic' ? 'linear' : mode };
      // Version 10 rounds up where it shrinks, and is read where both sides do the same.
      const same = scales[0] < 1 === scales[1] < 1 ? scales : [scales[0], scales[0]];
      return single(opset, shape, { type: 'Resize', attributes }, { s: floats([4], [1, 1, ...same]) });
    }
    const isScaled = by === 'scales';
    return {
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        {
          ...{
            type: 'Resize',
            inputs: isScaled ? ['x', 'roi', 's'] : ['x', 'roi', opset < 13 ? 'none' : '', 'n'],
          },
          attributes: {
            mode,
            coordinate_transformation_mode: coordinates,
            nearest_mode: mode === 'nearest' ? nearest : undefined,
          },
        },
      ],
      constants: {
        roi: floats([0], []),
        none: floats([0], []),
        ...(isScaled ? { s: floats([4], [1, 1, ...scales]) } : { n: integers([N, C, ...sizes]) }),
      },
    };
  });

export const upsample = fc
  .record({
    shape: image,
    mode: fc.constantFrom('nearest', 'linear'),
    opset: fc.constantFrom(7, 9),
    scales: fc.tuple(fc.constantFrom(1, 2, 1.5), fc.constantFrom(1, 2, 3)),
  })
  .map(({ shape, mode, opset, scales }) => {
    const all = [1, 1, ...scales];
    return opset < 9
      ? single(opset, shape, { type: 'Upsample', attributes: { mode, scales: { reals: all } } })
      : single(opset, shape, { type: 'Upsample', attributes: { mode } }, { s: floats([4], all) });
  });

export const blocks = fc
  .record({
    shape: image,
    block: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom(undefined, 'DCR', 'CRD'),
    deep: fc.boolean(),
  })
  .map(({ shape: [N, C, H, W], block, mode, deep }) =>
    deep
      ? single(13, [N, C * block ** 2, H, W], {
          type: 'DepthToSpace',
          attributes: { blocksize: block, mode },
        })
      : single(13, [N, C, H * block, W * block], { type: 'SpaceToDepth', attributes: { blocksize: block } }),
  );
