import type { Importer } from '../call.js';
import { Unsupported } from '../refusal.js';

/** Normalisations. */
export const normalizations = {
  BatchNormalization(call) {
    call.ignore('momentum');
    if (call.int('training_mode', 0) !== 0) throw new Unsupported('is in training mode');
    if (call.int('spatial', 1) !== 1) throw new Unsupported('has a mean for each pixel');
    const x = call.activation(0);
    const shape = [x.shape[1]];
    const weights = ['scales', 'shifts', 'means', 'variances'].map((what, i) => {
      const constant = call.constant(i + 1, what);
      if (!constant) throw new Unsupported(`has no ${what}`);
      return { constant, shape };
    });
    return call.add('batchNorm', [x], { epsilon: call.float('epsilon', 1e-5) }, { weights });
  },
} satisfies Record<string, Importer>;
