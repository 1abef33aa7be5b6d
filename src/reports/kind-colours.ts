import type { Kind } from '../cost/layer-kinds.js';
import { COLOURS } from './theme.js';

/** Convolutions in blues and greens, what comes between them in warm colours. */
export const KIND_COLOURS: { readonly [K in Kind]: string } = {
  convolution: COLOURS[0],
  depthwise: COLOURS[5],
  pointwise: COLOURS[2],
  dense: '#004d73',
  'batch-norm': COLOURS[1],
  activation: COLOURS[4],
  pool: '#8c6d31',
  'element-wise': COLOURS[3],
  data: '#767676',
};
