import * as codes from '../../wasm/assembly/activation-codes.js';
import type { Activation } from '../op.js';

const CODES: { readonly [A in Activation]: number } = {
  relu: codes.RELU,
  relu6: codes.RELU6,
  sigmoid: codes.SIGMOID,
  swish: codes.SWISH,
  hardSigmoid: codes.HARD_SIGMOID,
  hSwish: codes.H_SWISH,
};

/** The number by which the WebAssembly kernels know an activation that is fused into them. */
export function activationCode(activation: Activation | undefined): number {
  return activation ? CODES[activation] : codes.NO_ACTIVATION;
}
