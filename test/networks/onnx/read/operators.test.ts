import { readsOperators } from './reads-operators.js';

// `npm run verify:onnx` runs 200.
readsOperators(2);
