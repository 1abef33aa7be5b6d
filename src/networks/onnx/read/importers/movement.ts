import type { Importer } from '../call.js';
import { Unsupported } from '../refusal.js';

/** What moves or copies values. */
export const movement = {
  Identity: call => call.input(0),
  Dropout(call) {
    call.ignore('ratio', 'seed');
    return call.input(0);
  },
  Concat(call) {
    const axis = call.int('axis', 1);
    if (axis !== 1 && axis !== -call.shape(0).length + 1) throw new Unsupported(`is along the axis ${axis}`);
    return call.add('concat', call.activations(), {});
  },
} satisfies Record<string, Importer>;
