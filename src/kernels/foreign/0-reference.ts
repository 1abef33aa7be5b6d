import { InputError } from '../../errors/input-error.js';
import type { OpParameters, Version } from '../op.js';

/** Refuses to run. A layer of unknown arithmetic has no formula to start from. */
export const foreignReference: Version<OpParameters['foreign']> = {
  name: '0-reference',
  changes: 'none: the layer is drawn and cannot run',
  bind({ parameters: { type } }): never {
    throw new InputError(`foreign: got a layer of type ${type}, expected a known op: it cannot run here`);
  },
};
