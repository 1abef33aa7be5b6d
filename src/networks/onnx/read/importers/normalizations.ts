import { ShapeError } from '../../../../tensors/shape-error.js';
import { elements, type Shape } from '../../../../tensors/tensor.js';
import type { Call, Importer, Weight } from '../call.js';
import { TYPES } from '../element-types.js';
import { lazyConstant } from '../fold/lazy.js';
import { Unsupported } from '../refusal.js';
import { axisOf } from '../semantics/axes.js';
import type { Activation } from '../values.js';

/** Normalisations. */
export const normalizations = {
  BatchNormalization(call) {
    call.ignore('momentum');
    call.expectFloat();
    if (call.int('training_mode', 0) !== 0) throw new Unsupported('is in training mode');
    if (call.int('spatial', 1) !== 1) throw new Unsupported('has a mean for each pixel');
    const x = call.activation(0);
    const weights = ['scales', 'shifts', 'means', 'variances'].map((what, i) =>
      perChannel(call, i + 1, what),
    );
    return call.add('batchNorm', [x], { epsilon: call.float('epsilon', 1e-5) }, { weights });
  },
  InstanceNormalization(call) {
    call.expectFloat();
    const weights = ['scales', 'shifts'].map((what, i) => perChannel(call, i + 1, what));
    const epsilon = call.float('epsilon', 1e-5);
    return call.add('instanceNorm', [call.activation(0)], { epsilon }, { weights });
  },
  GroupNormalization: groupNormalization,
  LayerNormalization(call) {
    call.ignore('stash_type');
    call.expectFloat();
    const x = call.activation(0);
    const axis = axisOf(call.int('axis', -1), x.shape.length);
    const shape = x.shape.slice(axis);
    const constants = ['scales', 'shifts'].map((what, i) => call.constant(i + 1, what));
    const weights = constants.flatMap((constant): Weight[] => {
      if (!constant) return [];
      if (elements(constant.shape) !== elements(shape))
        throw new Unsupported('has one scale for several elements');
      return [{ constant, shape }];
    });
    if (!constants[0]) throw new Unsupported('has no scales');
    const parameters = { axis, epsilon: call.float('epsilon', 1e-5), bias: weights.length === 2 };
    return call.add('layerNorm', [x], parameters, { weights });
  },
  LRN(call) {
    call.expectFloat();
    const [alpha, beta] = [call.float('alpha', 1e-4), call.float('beta', 0.75)];
    const parameters = { size: call.int('size', 0), alpha, beta, bias: call.float('bias', 1) };
    return call.add('lrn', [call.activation(0)], parameters);
  },
} satisfies Record<string, Importer>;

/**
 * GroupNormalization: instance normalisation of the groups as if each was one channel, then a scale and a shift for each
 * channel; before opset 21 for each group.
 */
function groupNormalization(call: Call) {
  call.ignore('stash_type');
  call.expectFloat();
  const x = call.activation(0);
  const groups = call.int('num_groups', 0);
  const [N, C, ...rest] = x.shape;
  if (!(groups > 0 && C % groups === 0)) {
    throw new ShapeError(`got ${groups} groups of ${C} channels, expected as many channels in each`);
  }
  const grouped = [N, groups, (C / groups) * elements(rest)];
  const weights = [1, 0].map((number): Weight => {
    const constant = lazyConstant(TYPES.float, [groups], () => new Float32Array(groups).fill(number));
    return { constant, shape: [groups] };
  });
  const epsilon = call.float('epsilon', 1e-5);
  const normed = call.add('instanceNorm', [call.view(x, grouped)], { epsilon }, { weights, suffix: 'norm' });
  const ofChannels = call.opset >= 21;
  const seen = call.view(normed, ofChannels ? x.shape : grouped);
  const [scales, shifts] = [1, 2].map(place => alongChannels(call, place, seen.shape));
  const scaled = call.add('binary', [seen, scales], { function: 'multiply' }, { suffix: 'scale' });
  return call.view(call.add('binary', [scaled, shifts], { function: 'add' }), x.shape);
}

/** An input that has a number for each channel, in the shape in which it is broadcast. */
function alongChannels(call: Call, place: number, { length, 1: C }: Shape): Activation {
  const value = call.input(place);
  if (elements(value.shape) !== C) {
    throw new ShapeError(`got [${value.shape.join(', ')}] at input ${place}, expected [${C}]`);
  }
  const shape = Array.from({ length }, (_, axis) => (axis === 1 ? C : 1));
  return value.kind === 'constant'
    ? call.importing.constantNode({ ...value, shape })
    : call.view(value, shape);
}

/** A weight for each channel; one number for all of them is one for each. */
function perChannel(call: Call, place: number, what: string): Weight {
  const constant = call.constant(place, what);
  if (!constant) throw new Unsupported(`has no ${what}`);
  const C = call.shape(0)[1];
  if (elements(constant.shape) === C) return { constant, shape: [C] };
  throw new Unsupported(`has ${elements(constant.shape)} ${what}, expected ${C}`);
}
