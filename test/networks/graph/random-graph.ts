import fc from 'fast-check';
import { activations } from '../../../src/kernels/op.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';

const steps = [
  'conv2d',
  'depthwise',
  'pointwise',
  'groupedPointwise',
  'batchNorm',
  'activation',
  'prelu',
  'add',
  'multiply',
  'unary',
  'binary',
  'shuffle',
  'dead',
] as const;

/**
 * Small graphs of feature maps [1, 4, 5, 4]: layers in a row, with skips, gates and unread nodes, one or two inputs, and up
 * to three outputs.
 */
export const randomGraphs: fc.Arbitrary<Graph> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 10 }),
    fc.boolean(),
    fc.array(fc.nat(), { maxLength: 2 }),
  )
  .map(([drawn, second, more]) => {
    const g = new GraphBuilder('random');
    const filters = 4;
    const inputs = [g.input([1, filters, 5, 4])];
    if (second) inputs.push(g.input([1, filters, 5, 4], 'second'));
    let x = g.pointwise(inputs[0], { filters, bias: true });
    const earlier = [x, ...inputs.slice(1)];
    for (const [step, number, flag] of drawn) {
      const skip = earlier[number % earlier.length];
      const activation = activations[number % activations.length];
      if (step === 'conv2d') x = g.conv2d(x, { filters, kernel: [3, 3], padding: 1, bias: flag });
      if (step === 'depthwise') x = g.depthwise(x, { kernel: [3, 3], padding: 1, bias: flag });
      const into = step === 'pointwise' && flag && skip !== x;
      if (into) x = g.pointwiseInto(x, skip);
      else if (step === 'pointwise') x = g.pointwise(x, { filters });
      if (step === 'groupedPointwise') x = g.groupedPointwise(x, { filters, groups: 2, bias: flag });
      if (step === 'batchNorm') x = g.node('batchNorm', [x], { epsilon: 1e-3 });
      if (step === 'activation') x = g.node(activation, [x], {});
      if (step === 'prelu') x = g.node('prelu', [x], {});
      if (step === 'add') x = g.add(x, skip);
      if (step === 'multiply') x = g.multiply(x, flag ? g.node('sigmoid', [g.globalPool(skip)], {}) : skip);
      if (step === 'unary') x = g.node('unary', [x], { function: flag ? 'leakyRelu' : 'tanh' });
      if (step === 'binary') {
        const other = flag ? g.node('constant', [], { shape: [filters, 1, 1] }) : skip;
        x = g.node('binary', number % 2 === 0 ? [x, other] : [other, x], { function: 'subtract' });
      }
      if (step === 'shuffle') x = g.channelShuffle(x, { groups: 2 });
      if (step === 'dead') g.node('batchNorm', [g.conv2d(x, { filters, kernel: [1, 1] })], { epsilon: 0 });
      if (into) earlier.length = 0; // the sum before has been written over
      earlier.push(x);
    }
    const readable = [...inputs, ...earlier];
    return g.build([...new Set([x, ...more.map(number => readable[number % readable.length])])]);
  });
