import type { OpParameters } from '../../kernels/op.js';
import { float, int, ints, string } from './attributes.js';
import { FLOAT, INT32 } from './format.js';
import { node, type Operator, type Source } from './source.js';

/** ONNX nodes of the ops that move values. */
export const placeOperators = {
  reshape: ({ name, inputs, shape, output, integers }) => [
    node('Reshape', name, [...inputs, integers(`${name}/shape`, shape)], output),
  ],
  transpose: ({ name, inputs, parameters: { order }, output }) => [
    node('Transpose', name, inputs, output, [ints('perm', order)]),
  ],
  slice: ({ name, inputs, inputShapes: [shape], parameters: { starts, ends, steps }, output, integers }) => {
    // An end of −1 would be the last place: before the first one is any place further to the left.
    const before = shape.map(length => -length - 1);
    const ranges = {
      starts,
      ends: ends.map((end, axis) => (end < 0 ? before[axis] : end)),
      axes: shape.map((_, axis) => axis),
      steps,
    };
    const constants = Object.entries(ranges).map(([key, values]) => integers(`${name}/${key}`, values));
    return [node('Slice', name, [...inputs, ...constants], output)];
  },
  pad: ({ name, inputs, parameters: { before, after, mode, value }, output, integers, scalar }) => {
    const pads = integers(`${name}/pads`, [...before, ...after]);
    const constant = mode === 'constant' ? [scalar(`${name}/value`, value)] : [];
    return [node('Pad', name, [...inputs, pads, ...constant], output, [string('mode', mode)])];
  },
  expand: ({ name, inputs, shape, output, integers }) => [
    node('Expand', name, [...inputs, integers(`${name}/shape`, shape)], output),
  ],
  tile: ({ name, inputs, parameters: { repeats }, output, integers }) => [
    node('Tile', name, [...inputs, integers(`${name}/repeats`, repeats)], output),
  ],
  gather: ({ name, inputs, parameters, output, typed }) => {
    const { axis, indices, shape = [indices.length] } = parameters;
    const places = typed(`${name}/indices`, INT32, shape, indices);
    return [node('Gather', name, [...inputs, places], output, [int('axis', axis)])];
  },
  resize: resizing,
  depthToSpace: ({ name, inputs, parameters: { block, order }, output }) => [
    node('DepthToSpace', name, inputs, output, [int('blocksize', block), string('mode', order)]),
  ],
  spaceToDepth: ({ name, inputs, parameters: { block }, output }) => [
    node('SpaceToDepth', name, inputs, output, [int('blocksize', block)]),
  ],
} satisfies { readonly [K in keyof OpParameters]?: Operator<OpParameters[K]> };

/** Resize with a size, or with scales where places depend on them. */
function resizing({
  name,
  inputs,
  shape,
  parameters,
  output,
  integers,
  typed,
}: Source<OpParameters['resize']>) {
  const { mode, coordinates, nearest, cubicA, excludeOutside, scale } = parameters;
  const target = scale
    ? ['', typed(`${name}/scales`, FLOAT, [4], [1, 1, ...scale])]
    : ['', '', integers(`${name}/size`, shape)];
  return [
    node('Resize', name, [...inputs, ...target], output, [
      string('mode', mode),
      string('coordinate_transformation_mode', coordinates),
      ...(nearest ? [string('nearest_mode', nearest)] : []),
      ...(cubicA === undefined ? [] : [float('cubic_coeff_a', cubicA)]),
      ...(excludeOutside ? [int('exclude_outside', 1)] : []),
    ]),
  ];
}
