import { expectCounts, expectFields, expectNumbers } from '../errors/arguments.js';
/** A 1×1 convolution, stride 1, of a feature map of h × w pixels; batch 1, no bias. */
export interface PointwiseShape {
  readonly height: number;
  readonly width: number;
  /** Input channels. */
  readonly c1: number;
  /** Output channels. */
  readonly c2: number;
  /** g, the number of groups; 1 if absent. */
  readonly groups?: number;
}

/**
 * Multiply-accumulates of a 1×1 convolution: B = h·w·c1·c2/g. The paper calls them FLOPs.
 *
 * @throws {RangeError} where a length is not a positive integer, or g does not divide both c1 and c2
 * @source Ma et al. 2018, arXiv:1807.11164, section 2
 */
export function pointwiseMacs(shape: PointwiseShape): number {
  const { height, width, c1, c2, groups } = checked(shape);
  return (height * width * c1 * c2) / groups;
}

/**
 * Elements that a 1×1 convolution reads and writes once: h·w·(c1 + c2) + c1·c2/g.
 *
 * @throws {RangeError} as `pointwiseMacs`
 * @source Ma et al. 2018, arXiv:1807.11164, equations 1 and 2
 */
export function pointwiseMemoryAccessCost(shape: PointwiseShape): number {
  const { height, width, c1, c2, groups } = checked(shape);
  return height * width * (c1 + c2) + (c1 * c2) / groups;
}

/**
 * The least memory access cost of an ungrouped 1×1 convolution of B multiply-accumulates:
 *
 *   2·√(h·w·B) + B/(h·w),  reached iff c1 = c2
 *
 * It follows from c1 + c2 ≥ 2·√(c1·c2). The bound depends on B: where a paper's channel pairs keep B only roughly,
 * compare each pair with its own bound.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, equation 1
 */
export function memoryAccessLowerBound(height: number, width: number, macs: number): number {
  expectCounts('memoryAccessLowerBound', { height, width });
  expectNumbers('memoryAccessLowerBound', { macs });
  const pixels = height * width;
  return 2 * Math.sqrt(pixels * macs) + macs / pixels;
}

/**
 * The memory access cost of a grouped 1×1 convolution of B multiply-accumulates on a given input:
 *
 *   h·w·c1 + B·g/c1 + B/(h·w)
 *
 * It grows with g: at fixed B and c1, more groups allow more output channels, which cost memory accesses.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, equation 2
 */
export function groupedMemoryAccessCost(
  height: number,
  width: number,
  c1: number,
  macs: number,
  groups: number,
): number {
  expectCounts('groupedMemoryAccessCost', { height, width, c1, groups });
  expectNumbers('groupedMemoryAccessCost', { macs });
  const pixels = height * width;
  return pixels * c1 + (macs * groups) / c1 + macs / pixels;
}

function checked(given: PointwiseShape): Required<PointwiseShape> {
  expectFields('pointwise convolution', given, ['height', 'width', 'c1', 'c2'], 'height, width, c1, c2');
  const { groups = 1, ...shape } = given;
  const all = { ...shape, groups };
  for (const [name, value] of Object.entries(all)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`pointwise convolution: ${name} is ${value}, expected a positive integer`);
    }
  }
  if (shape.c1 % groups !== 0 || shape.c2 % groups !== 0) {
    throw new RangeError(
      `pointwise convolution: ${groups} groups, expected a divisor of c1 = ${shape.c1} and c2 = ${shape.c2}`,
    );
  }
  return all;
}
