import fc from 'fast-check';
import { image, seeds, side, single, small, weights } from './parts.js';

const windows = fc.record({
  kernel: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 2 }),
  strides: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
    nil: undefined,
  }),
  dilations: fc.option(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })), {
    nil: undefined,
  }),
  pads: fc.option(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)), { nil: undefined }),
  auto: fc.constantFrom(undefined, undefined, 'NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'),
});

/** Attributes of a window: `auto_pad` in the place of pads and dilations. */
function windowAttributes({
  kernel,
  strides,
  dilations,
  pads,
  auto,
}: typeof windows extends fc.Arbitrary<infer T> ? T : never) {
  const isAuto = auto !== undefined && auto !== 'NOTSET';
  // Engines disagree on SAME where windows leave gaps.
  const steps = isAuto ? strides?.map((step, axis) => Math.min(step, kernel[axis])) : strides;
  return {
    strides: steps,
    auto_pad: auto,
    pads: isAuto ? undefined : pads,
    dilations: isAuto ? undefined : dilations,
  };
}

export const convolution = fc
  .record({
    ...{ shape: image, window: windows, groups: small, perGroup: small, bias: fc.boolean(), seed: seeds },
    ...{ opset: fc.constantFrom(7, 11, 17), depthwise: fc.boolean(), kernelShape: fc.boolean() },
  })
  .map(({ shape: [N, C, H, W], window, groups, perGroup, bias, seed, opset, depthwise, kernelShape }) => {
    const channels = C * groups;
    const filters = depthwise ? channels : perGroup * groups;
    const group = depthwise ? channels : groups;
    return single(
      opset,
      [N, channels, H, W],
      {
        type: 'Conv',
        attributes: {
          ...windowAttributes(window),
          group,
          kernel_shape: kernelShape ? window.kernel : undefined,
        },
      },
      {
        w: weights(seed, [filters, channels / group, ...window.kernel]),
        ...(bias && { b: weights(seed + 1, [filters]) }),
      },
    );
  });

export const signals = fc
  .record({ N: small, C: small, L: side, filters: small, kernel: small, stride: small, seed: seeds })
  .map(({ N, C, L, filters, kernel, stride, seed }) =>
    single(
      13,
      [N, C, L],
      { type: 'Conv', attributes: { strides: [stride], pads: [1, 0], kernel_shape: [kernel] } },
      { w: weights(seed, [filters, C, kernel]) },
    ),
  );

export const transposedConvolution = fc
  .record({
    ...{ shape: image, kernel: fc.tuple(small, small), strides: fc.tuple(small, small), groups: small },
    ...{ perGroup: small, bias: fc.boolean(), seed: seeds, opset: fc.constantFrom(7, 11, 17) },
    pads: fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)),
    added: fc.tuple(fc.nat(3), fc.nat(3)),
    auto: fc.constantFrom(undefined, undefined, 'SAME_UPPER', 'SAME_LOWER', 'VALID'),
  })
  .map(({ shape: [N, C, H, W], kernel, strides, groups, perGroup, bias, seed, opset, pads, added, auto }) =>
    single(
      opset,
      [N, C * groups, H, W],
      {
        type: 'ConvTranspose',
        attributes: {
          ...{ strides, group: groups, auto_pad: auto },
          ...(auto === undefined && {
            pads,
            output_padding: added.map((count, axis) => Math.min(count, strides[axis] - 1)),
          }),
        },
      },
      {
        w: weights(seed, [
          C * groups,
          perGroup,
          ...kernel.map((length, i) => (auto?.startsWith('SAME') ? Math.max(length, strides[i]) : length)),
        ]),
        ...(bias && { b: weights(seed + 1, [perGroup * groups]) }),
      },
    ),
  );

export const pool = (type: 'MaxPool' | 'AveragePool') =>
  fc
    .record({
      ...{ shape: image, window: windows, ceil: fc.boolean(), counted: fc.boolean() },
      opset: fc.constantFrom(...(type === 'MaxPool' ? [7, 10, 12] : [7, 10, 11, 19])),
    })
    .map(({ shape, window, ceil, counted, opset }) => {
      const { dilations, pads, ...rest } = windowAttributes(window);
      return single(opset, shape, {
        type,
        attributes: {
          ...{ ...rest, kernel_shape: window.kernel },
          pads: pads?.map((zeros, i) => Math.min(zeros, window.kernel[i % 2] - 1)),
          // Engines disagree on windows of ceil that begin in the padding; opset 19 settles it.
          ceil_mode: ceil && opset >= 10 && pads === undefined ? 1 : undefined,
          count_include_pad: type === 'AveragePool' && counted ? 1 : undefined,
          dilations: type === 'MaxPool' && opset >= 10 ? dilations : undefined,
        },
      });
    });
