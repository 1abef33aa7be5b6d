import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectGroups, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { perAxis, type WindowAxis, windowAxes } from '../window.js';

type ConvTranspose = OpParameters['convTranspose'];

/**
 * [N, K, P, Q] of x [N, C, H, W], where for both axes
 *
 *   P = (H − 1)·stride + dilation·(R − 1) + 1 − before − after + outputPadding
 *
 * @throws {ShapeError} where the input has other axes, the groups do not divide C and K, or nothing is left
 * @source Dumoulin & Visin 2016, arXiv:1603.07285, relationship 14
 */
export function outputShape(inputs: readonly Shape[], parameters: ConvTranspose): Shape {
  const { filters, groups, outputPadding } = parameters;
  expectInputs('convTranspose', inputs, 'N, C, H, W');
  const [[N, C, ...sides]] = inputs;
  expectGroups('convTranspose', C, filters, groups);
  const added = perAxis(outputPadding);
  const lengths = windowAxes(parameters).map((axis, i) =>
    outputLength(`convTranspose: ${['rows', 'columns'][i]}`, sides[i], axis, added[i]),
  );
  return [N, filters, ...lengths];
}

function outputLength(where: string, input: number, axis: WindowAxis, added: number): number {
  const { taps, stride, dilation, before, after } = axis;
  for (const [name, value] of Object.entries({ window: taps, stride, dilation })) {
    expectCount(`${where}: ${name}`, value);
  }
  if (!(Number.isSafeInteger(added) && added >= 0 && added < Math.max(stride, dilation))) {
    throw new ShapeError(
      `${where}: outputPadding is ${added}, expected an integer from 0, less than the stride or the dilation`,
    );
  }
  const whole = (input - 1) * stride + dilation * (taps - 1) + 1;
  if (![before, after].every(zeros => Number.isSafeInteger(zeros) && zeros >= 0) || before + after >= whole) {
    throw new ShapeError(
      `${where}: padding is ${before} + ${after}, expected integers from 0 that leave some of ${whole}`,
    );
  }
  return whole - before - after + added;
}

/** w [C, K/G, R, S] and, if asked for, bias [K]. */
export function weightShapes(
  inputs: readonly Shape[],
  { filters, kernel, groups, bias }: ConvTranspose,
): readonly Shape[] {
  const w = [inputs[0][1], filters / groups, ...kernel];
  return bias ? [w, [filters]] : [w];
}
