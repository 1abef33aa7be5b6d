import { type Activation, activations } from '../op.js';

/** The number by which the WebAssembly kernels know an activation that is fused into them; 0 is none. */
export function activationCode(activation: Activation | undefined): number {
  return activation ? activations.indexOf(activation) + 1 : 0;
}
