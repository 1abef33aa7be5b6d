import * as v from 'valibot';

/**
 * The rules of a family's parameters. A rule's message says what is expected, and is read behind "expected":
 * `mobilenet-v2: resolution is 16, expected an integer from 32, the network's stride, to 4096`.
 *
 * Every number has an upper bound, well above what is published, within which a network can be built and counted at once.
 * Whether it can be run or written as well, `expectRunnable` and `expectParameters` say.
 */
type Rule<T> = v.GenericSchema<unknown, T>;

/** Width and depth; the largest that are published are 2 and 3.1. */
const LARGEST_SHARE = 10;
/** Rows of an image; at most 600 are published. */
const LARGEST_SIDE = 4096;
const MOST_CLASSES = 1_000_000;
/** Modules of one kind in a stage; at most 8 are published. */
const MOST_MODULES = 30;

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
  const message = `an integer from ${least}, ${reason}, to ${LARGEST_SIDE}`;
  return whole(least, LARGEST_SIDE, standard, message);
}

/** Classes of the last layer. */
export function classes(standard = 1000): Rule<number> {
  return whole(1, MOST_CLASSES, standard);
}

/** How many modules a stage has: an integer from 1. */
export function count(standard: number): Rule<number> {
  return whole(1, MOST_MODULES, standard);
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
  const message = `a number above 0, at most ${LARGEST_SHARE}`;
  const rule = v.pipe(v.number(message), v.gtValue(0, message), v.maxValue(LARGEST_SHARE, message));
  return v.optional(rule, standard);
}

function whole(
  least: number,
  most: number,
  standard: number,
  message = `an integer from ${least} to ${most}`,
): Rule<number> {
  const rule = v.pipe(
    v.number(message),
    v.safeInteger(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
  return v.optional(rule, standard);
}
