import { hardSigmoid, hSwish, relu, relu6, sigmoid, swish } from './index.js';

/** Every activation as an op, by its name. */
export const activationOps = { relu, relu6, sigmoid, swish, hardSigmoid, hSwish };
