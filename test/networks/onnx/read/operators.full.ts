import { readsOperators } from './reads-operators.js';

/** Run by `npm run verify:onnx`, not with the other tests: minutes. */
readsOperators(200);
