import fc from 'fast-check';
import { floats, type ModelSpec, type NodeSpec } from '../model-file.js';
import { image } from './parts.js';

/** Swish, h-swish, Mish, GELU and bounds as exporters write them, and what is almost one. */
export const gates = fc
  .record({
    shape: image,
    kind: fc.constantFrom(
      'swish',
      'mish',
      'gate',
      'divided',
      'multiplied',
      'almost',
      'gelu',
      'halved',
      'bounds',
    ),
    first: fc.boolean(),
  })
  .map(({ shape, kind, first }): ModelSpec => {
    const times = (a: string, b: string, outputs?: string[]): NodeSpec => ({
      type: 'Mul',
      inputs: first ? [a, b] : [b, a],
      outputs,
    });
    const clipped: NodeSpec[] = [
      { type: 'Add', inputs: ['x', 'three'], outputs: ['a'] },
      { type: 'Clip', inputs: ['a', 'zero', 'six'], outputs: ['c'] },
    ];
    const erf: NodeSpec[] = [
      { type: 'Div', inputs: ['x', 'root'], outputs: ['d'] },
      { type: 'Erf', inputs: ['d'], outputs: ['e'] },
      { type: 'Add', inputs: first ? ['e', 'one'] : ['one', 'e'], outputs: ['p'] },
    ];
    const nodes: Readonly<Record<string, readonly NodeSpec[]>> = {
      swish: [{ type: 'Sigmoid', inputs: ['x'], outputs: ['s'] }, times('x', 's')],
      mish: [
        { type: 'Softplus', inputs: ['x'], outputs: ['s'] },
        { type: 'Tanh', inputs: ['s'], outputs: ['t'] },
        times('x', 't'),
      ],
      gate: [...clipped, { type: 'Div', inputs: ['c', 'six'], outputs: ['g'] }, times('x', 'g')],
      divided: [...clipped, times('x', 'c', ['m']), { type: 'Div', inputs: ['m', 'six'] }],
      multiplied: [...clipped, times('x', 'c', ['m']), times('m', 'sixth')],
      gelu: [...erf, times('x', 'p', ['m']), times('m', 'half')],
      halved: [...erf, times('x', 'half', ['h']), times('h', 'p')],
      bounds: [
        { type: 'Max', inputs: first ? ['x', 'zero'] : ['zero', 'x'], outputs: ['r'] },
        { type: 'Min', inputs: first ? ['r', 'six'] : ['six', 'r'], outputs: ['b'] },
        { type: 'Max', inputs: ['b', 'half'] },
      ],
      almost: [...clipped, times('x', 'c', ['m']), { type: 'Div', inputs: ['m', 'five'] }],
    };
    const constants = {
      zero: 0,
      half: 0.5,
      one: 1,
      root: Math.SQRT2,
      three: 3,
      five: 5,
      six: 6,
      sixth: 1 / 6,
    };
    return {
      ...{ opset: 13, inputs: { x: shape }, outputs: { y: undefined }, nodes: nodes[kind] },
      constants: Object.fromEntries(Object.entries(constants).map(([name, x]) => [name, floats([], [x])])),
    };
  });
