import type { Importer } from '../call.js';
import { Unsupported } from '../refusal.js';

/** Sums, products and the like of two values. */
export const arithmetic = {
  Add(call) {
    if (call.shape(0).join() !== call.shape(1).join()) throw new Unsupported('adds different shapes');
    return call.add('add', call.activations(), {});
  },
  Mul(call) {
    const [a, b] = call.activations();
    return call.add('multiply', a.shape.join() < b.shape.join() ? [b, a] : [a, b], {});
  },
} satisfies Record<string, Importer>;
