import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expectFields, expectFunction, expectNumbers } from '../errors/arguments.js';
import { type MakeTensor, type Shape, type Tensor, tensor } from './tensor.js';

/** A seeded stream of pseudo-random numbers: the same seed gives the same numbers on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in 0 … count − 1. */
  below(count: number): number;
}

/**
 * The stream of a seed and a name, so that independent uses of one seed do not share numbers.
 *
 * Normal deviates by Marsaglia's polar method; generator xoroshiro128+ (Blackman & Vigna 2018).
 */
export function randomStream(seed: number, name = ''): RandomStream {
  expectNumbers('randomStream', { seed });
  const generator = xoroshiro128plus(hash(seed, name));
  const uniform = () => (generator.next() >>> 0) / 2 ** 32;
  let spare: number | undefined;
  return {
    uniform,
    below: count => Math.floor(uniform() * count),
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const square = u * u + v * v;
        if (square > 0 && square < 1) {
          const factor = Math.sqrt((-2 * Math.log(square)) / square);
          spare = v * factor;
          return u * factor;
        }
      }
    },
  };
}

/** A tensor of uniform values in [−scale, scale), made by `make`. */
export function randomTensor(
  shape: Shape,
  stream: RandomStream,
  scale = 1,
  make: MakeTensor = tensor,
): Tensor {
  expectFields('randomTensor: stream', stream, ['uniform'], 'a stream: what randomStream returned');
  expectNumbers('randomTensor', { scale });
  expectFunction('randomTensor: make', make, 'a function that makes a tensor of a shape');
  const t = make(shape);
  for (let i = 0; i < t.data.length; i++) t.data[i] = (2 * stream.uniform() - 1) * scale;
  return t;
}

/**
 * FNV-1a over the characters of seed and name, mixed by MurmurHash3's finalizer, as a 32-bit integer. Without the
 * finalizer the first numbers of neighbouring seeds are correlated, because the generator starts from its seed.
 */
function hash(seed: number, name: string): number {
  let h = 0x811c9dc5;
  for (const character of `${seed}/${name}`) {
    h = Math.imul(h ^ character.codePointAt(0)!, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
