import type { OpParameters, Version } from '../op.js';
import { foreignReference } from './0-reference.js';

/** Refuses to run, as the reference does. */
export const foreignWasm: Version<OpParameters['foreign']> = { ...foreignReference, name: 'wasm' };
