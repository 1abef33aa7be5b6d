import fc from 'fast-check';
import { integers, type ModelSpec, type NodeSpec, TYPE } from '../model-file.js';
import { anyShape, image } from './parts.js';

/** Shape arithmetic as PyTorch writes it: the size of the input decides how it is reshaped, cut or padded. */
export const arithmetic = fc
  .record({ shape: image, kind: fc.constantFrom('flatten', 'half', 'range', 'condition') })
  .map(({ shape, kind }): ModelSpec => {
    const nodes: Readonly<Record<string, readonly NodeSpec[]>> = {
      flatten: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'zero'], outputs: ['n'], attributes: { axis: 0 } },
        { type: 'Unsqueeze', inputs: ['n', 'first'], outputs: ['u'] },
        { type: 'Concat', inputs: ['u', 'rest'], outputs: ['t'], attributes: { axis: 0 } },
        { type: 'Reshape', inputs: ['x', 't'] },
      ],
      half: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'two'], outputs: ['h'], attributes: { axis: 0 } },
        { type: 'Add', inputs: ['h', 'one'], outputs: ['h1'] },
        { type: 'Div', inputs: ['h1', 'two'], outputs: ['m'] },
        { type: 'Unsqueeze', inputs: ['m', 'first'], outputs: ['e'] },
        { type: 'Slice', inputs: ['x', 'first', 'e', 'axis'] },
      ],
      range: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'two'], outputs: ['h'], attributes: { axis: 0 } },
        { type: 'Range', inputs: ['zero', 'h', 'two'], outputs: ['r'] },
        { type: 'Gather', inputs: ['x', 'r'], attributes: { axis: 2 } },
      ],
      condition: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        {
          type: 'ConstantOfShape',
          inputs: ['four'],
          outputs: ['ones'],
          attributes: { value: { tensor: integers([1]) } },
        },
        { type: 'Equal', inputs: ['s', 'ones'], outputs: ['q'] },
        { type: 'Where', inputs: ['q', 'twos', 's'], outputs: ['t'] },
        { type: 'Cast', inputs: ['t'], outputs: ['f'], attributes: { to: TYPE.float } },
        { type: 'Cast', inputs: ['f'], outputs: ['i'], attributes: { to: TYPE.int64 } },
        { type: 'Expand', inputs: ['x', 'i'] },
      ],
    };
    const constants = {
      ...{ zero: integers([0], []), one: integers([1], []), two: integers([2], []) },
      ...{ first: integers([0]), axis: integers([2]), rest: integers([-1]) },
      ...{ four: integers([4]), twos: integers([2, 2, 2, 2]) },
    };
    return { opset: 13, inputs: { x: shape }, outputs: { y: undefined }, nodes: nodes[kind], constants };
  });

export const dropped = fc
  .record({
    shape: anyShape,
    opset: fc.constantFrom(7, 10, 12),
    type: fc.constantFrom('Dropout', 'Identity'),
  })
  .map(
    ({ shape, opset, type }): ModelSpec => ({
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        { type: 'Relu', inputs: ['x'], outputs: ['r'] },
        { type, inputs: ['r'] },
      ],
    }),
  );
