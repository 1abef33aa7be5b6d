import * as v from 'valibot';

/**
 * The rules of a family's parameters. A rule's message says what is expected, and is read behind "expected":
 * `mobilenet-v2: resolution is 16, expected an integer from 32, the network's stride`.
 */
type Rule<T> = v.GenericSchema<unknown, T>;

/** α, the share of the channels of the full network that every layer has: above 0. */
export function width(standard = 1): Rule<number> {
  return share(standard);
}

/** The share of the layers of the full network that every stage has: above 0. */
export function depth(standard = 1): Rule<number> {
  return share(standard);
}

/**
 * Rows and columns of the image.
 *
 * @param least     the least resolution: how many times smaller the last feature map is
 * @param standard  as published
 * @param reason    where the least resolution is something else
 */
export function resolution(least: number, standard = 224, reason = "the network's stride"): Rule<number> {
  return wholeFrom(least, `an integer from ${least}, ${reason}`, standard);
}

/** Classes of the last layer. */
export function classes(standard = 1000): Rule<number> {
  return count(standard);
}

/** A number of layers, channels or groups: an integer from 1. */
export function count(standard: number): Rule<number> {
  return wholeFrom(1, 'an integer from 1', standard);
}

/** One of a few numbers or names: the groups or depths for which the paper has a table. */
export function choice<const T extends number | string>(options: readonly T[], standard: T): Rule<T> {
  const message = `${options.length > 1 ? 'one of ' : ''}${options.join(', ')}`;
  // The type of a picklist with a default is wider than its options.
  return v.optional(v.picklist(options, message), () => standard) as Rule<T>;
}

/** Yes or no: whether a variant has batch norm, a skip connection … */
export function flag(standard = false): Rule<boolean> {
  return v.optional(v.boolean('true or false'), standard);
}

function share(standard: number): Rule<number> {
  const message = 'a number above 0';
  return v.optional(v.pipe(v.number(message), v.finite(message), v.gtValue(0, message)), standard);
}

function wholeFrom(least: number, message: string, standard: number): Rule<number> {
  return v.optional(v.pipe(v.number(message), v.safeInteger(message), v.minValue(least, message)), standard);
}
