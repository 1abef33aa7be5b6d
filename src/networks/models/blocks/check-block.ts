import {
  checkNamed,
  expectText,
  isCount,
  type Rule,
  type RulesOf,
  refuse,
  required,
} from '../../../errors/arguments.js';
import { GraphBuilder } from '../../graph/builder.js';

/** What every block is called with beside its own values. */
export interface BlockCall {
  readonly g: GraphBuilder;
  /** Id of the feature map that it reads. */
  readonly x: number;
  /** Of the block: its nodes are `<name>/…`. */
  readonly name: string;
}

/**
 * The values of a block after a check of its call.
 *
 * @param block  begins the message, for instance `squeezeExcite`
 * @throws {InputError} where g is no builder, x is no feature map of it, the name is none, or a value is unknown,
 *   missing or of a wrong type
 */
export function checkBlock<P>(block: string, call: BlockCall, rules: RulesOf<P>, given: unknown): P {
  const { g, x, name } = call;
  if (!(g instanceof GraphBuilder)) refuse(`${block}: the first argument`, g, 'a GraphBuilder');
  const shape = g.shape(x);
  if (shape.length !== 4) refuse(`${block}: the shape of node ${x}`, shape, '[N, C, H, W]');
  expectText(`${block}: name`, name);
  return checkNamed(block, rules, given);
}

/** Strides of units that keep or halve a feature map. */
export const oneOrTwo: Rule<1 | 2, false> = required('1 or 2', value => value === 1 || value === 2);

/** A number of channels that can be divided into so many equal parts. */
export function multipleOf(parts: number): Rule<number, false> {
  return required(`a positive multiple of ${parts}`, value => isCount(value) && value % parts === 0);
}
