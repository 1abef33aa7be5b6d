import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, EXPONENTIAL_COST, VALUE_GRAIN } from '../wasm-work.js';
import { unaryCodes } from './code.js';
import type { UnaryFunctionName } from './functions.js';
import * as shape from './shape.js';

/** Functions that cost little beside reading and writing; all others cost about as much as an exponential. */
const CHEAP: readonly UnaryFunctionName[] = [
  ...(['leakyRelu', 'thresholdedRelu', 'linearSigmoid', 'clip', 'softsign', 'sqrt', 'reciprocal'] as const),
  ...(['negate', 'abs', 'floor', 'ceil', 'round', 'sign'] as const),
];

/**
 * A function of one number, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; exponential, logarithm, tanh and erf are polynomials or quotients of them, to a few units
 *          in the last place
 * @expect  bound by memory for the simple ones, several times faster than `Math.exp` for the others
 */
export function unaryWasm(load: LoadKernels): Version<OpParameters['unary']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('unary', shape, layer);
      const units = elements(layer.output);
      const name = layer.parameters.function;
      const cost = costOf(layer, CHEAP.includes(name) ? 0 : units * EXPONENTIAL_COST);
      const run = load().plan({ op: 'unary', kernel: 'unary', units, grain: VALUE_GRAIN, cost });
      const [alpha, beta] = shape.constantsOf(layer.parameters);
      return {
        constantBytes: 0,
        run(out, [x]) {
          run(addressOf('unary', out.data), addressOf('unary', x.data), unaryCodes[name], alpha, beta);
        },
      };
    },
  };
}
