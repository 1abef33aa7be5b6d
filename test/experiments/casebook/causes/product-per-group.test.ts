import fc from 'fast-check';
import {
  productPerChannel,
  productPerGroup,
} from '../../../../experiments/casebook/causes/product-per-group.js';
import { conv2d } from '../../../../src/kernels/conv2d/index.js';
import { depthwise } from '../../../../src/kernels/depthwise/index.js';
import { pointwise } from '../../../../src/kernels/pointwise/index.js';
import {
  anyActivation,
  anyPadding,
  anyStep,
  versionsAgree,
  windowFits,
} from '../../../kernels/versions-agree.js';

const count = (max: number) => fc.integer({ min: 1, max });
const products = pointwise.versions.at(-1)!;
const window = {
  kernel: fc.tuple(count(3), count(3)),
  stride: anyStep(2),
  padding: anyPadding,
  dilation: anyStep(2),
  bias: fc.boolean(),
  activation: anyActivation,
};

describe('a convolution as one product for each group', () => {
  it('agrees with the formula, with taps as they are and padded to the next 8', () => {
    const layers = fc
      .record({
        N: count(2),
        inEach: count(3),
        outEach: count(3),
        H: count(8),
        W: count(8),
        groups: count(3),
        ...window,
      })
      .filter(({ H, W, ...rest }) => windowFits({ H, W, ...rest }))
      .map(({ N, inEach, outEach, H, W, ...rest }) => ({
        inputs: [[N, rest.groups * inEach, H, W]],
        parameters: { ...rest, filters: rest.groups * outEach },
      }));
    versionsAgree(conv2d, layers, [productPerGroup(products), productPerGroup(products, 8)]);
  });

  it('agrees with the formula of depthwise convolutions', () => {
    const layers = fc
      .record({ N: count(2), C: count(4), H: count(8), W: count(8), ...window })
      .filter(({ H, W, ...rest }) => windowFits({ H, W, ...rest }))
      .map(({ N, C, H, W, ...parameters }) => ({ inputs: [[N, C, H, W]], parameters }));
    versionsAgree(depthwise, layers, [productPerChannel(products), productPerChannel(products, 8)]);
  });
});
