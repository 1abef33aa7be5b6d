import { coordinateModes, depthOrders, nearestModes, type OpParameters } from '../../../../kernels/op.js';
import type { Call, Importer } from '../call.js';
import { Unsupported } from '../refusal.js';
import { axisOf } from '../semantics/axes.js';
import type { Activation } from '../values.js';

/** What changes the size of images, and what makes pixels of channels. */
export const resizing = {
  Resize: resize,
  Upsample(call) {
    const scales = call.opset < 9 ? call.floats('scales') : call.integers(1, 'scales');
    if (!scales) throw new Unsupported('has no scales');
    return resized(
      call,
      call.text('mode', 'nearest'),
      sizedBy(call, scales, allAxes(call)),
      'asymmetric',
      plainRounding(scales),
    );
  },
  DepthToSpace(call) {
    const name = call.text('mode', 'DCR');
    const order = depthOrders.find(one => one === name);
    if (!order) throw new Unsupported('has a mode that is not known');
    return call.add('depthToSpace', [call.activation(0)], { block: call.int('blocksize', 0), order });
  },
  SpaceToDepth: call => call.add('spaceToDepth', [call.activation(0)], { block: call.int('blocksize', 0) }),
} satisfies Record<string, Importer>;

/** Sizes and scales of all axes of the input. */
interface Sized {
  readonly sizes: readonly number[];
  readonly scales: readonly number[];
}

/** Resize. Version 10 has no choice of coordinates: they are asymmetric. */
function resize(call: Call) {
  const mode = call.text('mode', 'nearest');
  if (call.opset < 11) {
    const scales = call.integers(1, 'scales');
    if (!scales) throw new Unsupported('has no scales');
    return resized(call, mode, sizedBy(call, scales, allAxes(call)), 'asymmetric', plainRounding(scales));
  }
  call.ignore('extrapolation_value');
  const axes = call.ints('axes')?.map(axis => axisOf(axis, call.shape(0).length)) ?? allAxes(call);
  const policy = call.text('keep_aspect_ratio_policy', 'stretch');
  if (call.int('antialias', 0) !== 0) throw new Unsupported('is smoothed (antialias)');
  const scales = call.integers(2, 'scales');
  const sizes = call.integers(3, 'sizes');
  const sized =
    sizes && sizes.length > 0
      ? sizedTo(call, sizes, axes, policy)
      : scales && scales.length > 0
        ? sizedBy(call, scales, axes)
        : undefined;
  if (!sized) throw new Unsupported('has neither scales nor sizes');
  const coordinates = call.text('coordinate_transformation_mode', 'half_pixel');
  return resized(call, mode, sized, coordinates, call.text('nearest_mode', 'round_prefer_floor'));
}

/** Before there was a choice, places were rounded down where an image grows, and up where it shrinks. */
function plainRounding(scales: readonly number[]): 'floor' | 'ceil' {
  const changed = scales.filter(scale => scale !== 1);
  if (changed.every(scale => scale > 1)) return 'floor';
  if (changed.every(scale => scale < 1)) return 'ceil';
  throw new Unsupported('makes one side longer and one shorter');
}

function allAxes(call: Call): readonly number[] {
  return call.shape(0).map((_, axis) => axis);
}

function sizedBy(call: Call, scales: readonly number[], axes: readonly number[]): Sized {
  if (scales.length !== axes.length) {
    throw new Unsupported(`has ${scales.length} scales for ${axes.length} axes`);
  }
  const all = call.shape(0).map((_, axis) => scales[axes.indexOf(axis)] ?? 1);
  return { scales: all, sizes: call.shape(0).map((length, axis) => Math.floor(length * all[axis])) };
}

/** With a policy, the scales of all axes are the smallest or the largest of those that lead to the sizes. */
function sizedTo(call: Call, sizes: readonly number[], axes: readonly number[], policy: string): Sized {
  if (sizes.length !== axes.length)
    throw new Unsupported(`has ${sizes.length} sizes for ${axes.length} axes`);
  const x = call.shape(0);
  const ratios = sizes.map((size, i) => size / x[axes[i]]);
  if (policy === 'stretch') {
    const all = x.map((length, axis) => sizes[axes.indexOf(axis)] ?? length);
    return { sizes: all, scales: all.map((size, axis) => size / x[axis]) };
  }
  if (policy !== 'not_larger' && policy !== 'not_smaller')
    throw new Unsupported('has a policy that is not known');
  const scale = policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios);
  const scales = x.map((_, axis) => (axes.includes(axis) ? scale : 1));
  return { scales, sizes: x.map((length, axis) => Math.round(length * scales[axis])) };
}

function resized(
  call: Call,
  mode: string,
  { sizes, scales }: Sized,
  coordinates: string,
  nearest: string,
): Activation {
  call.expectFloat();
  const x = call.activation(0);
  const [cubicA, excludeOutside] = [call.float('cubic_coeff_a', -0.75), call.int('exclude_outside', 0) === 1];
  const coordinate = coordinateModes.find(one => one === coordinates);
  const rounding = nearestModes.find(one => one === nearest);
  const kind = ({ nearest: 'nearest', linear: 'linear', bilinear: 'linear', cubic: 'cubic' } as const)[mode];
  if (!coordinate || !rounding || !kind) throw new Unsupported('has a mode that is not known');
  if (sizes.some(size => size < 1)) throw new Unsupported('leaves nothing');
  if (sizes.join() === x.shape.join() && scales.every(scale => scale === 1)) return x;
  const { shape, image } = imageFor(call, x, sizes);
  const [H, W] = image.shape.slice(2);
  const size = [shape[2], shape[3]] as const;
  const exact = [size[0] / H, size[1] / W] as const;
  const given = [scaleOf(x.shape, sizes, scales, 0), scaleOf(x.shape, sizes, scales, 1)] as const;
  const scale = given.some((one, i) => Math.fround(one) !== Math.fround(exact[i])) ? { scale: given } : {};
  const isWhole = exact.every(Number.isInteger);
  const out =
    kind === 'nearest' &&
    coordinate === 'asymmetric' &&
    rounding === 'floor' &&
    isWhole &&
    !('scale' in scale)
      ? call.add('upsample', [image], { size })
      : call.add('resize', [image], {
          ...{ size, mode: kind, coordinates: coordinate, ...scale },
          ...(kind === 'nearest' && rounding !== 'round_prefer_floor' && { nearest: rounding }),
          ...(kind === 'cubic' && cubicOptions(cubicA, excludeOutside)),
        });
  return out.shape.join() === sizes.join() ? out : call.view(out, sizes);
}

function cubicOptions(cubicA: number, excludeOutside: boolean): Partial<OpParameters['resize']> {
  return { ...(cubicA !== -0.75 && { cubicA }), ...(excludeOutside && { excludeOutside }) };
}

/** The input as an image of which rows and columns are resized, and the output's shape. */
function imageFor(call: Call, x: Activation, sizes: readonly number[]) {
  const axes = x.shape.length;
  const changed = sizes.flatMap((size, axis) => (size === x.shape[axis] ? [] : [axis]));
  const isImage = axes === 4 && changed.every(axis => axis >= 2);
  if (isImage) return { image: x, shape: sizes };
  if (axes === 3 && changed.every(axis => axis === 2)) {
    const [N, C, L] = x.shape;
    return { image: call.view(x, [N, C, 1, L]), shape: [N, C, 1, sizes[2]] };
  }
  throw new Unsupported('resizes other axes than those of an image');
}

/** The scale of rows (0) or columns (1) as it is given; of a signal, the only row stays. */
function scaleOf(
  x: readonly number[],
  sizes: readonly number[],
  scales: readonly number[],
  side: 0 | 1,
): number {
  if (x.length === 3) return side === 0 ? 1 : scales[2];
  return sizes.length === 4 ? scales[2 + side] : 1;
}
