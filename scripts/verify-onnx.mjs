/**
 * `npm run verify:onnx`: runs every published network at full size, and 200 random layers of each op, as ONNX files in
 * onnxruntime-web and compares them with our platforms; reads 200 random files of each operator, which it compares with
 * onnxruntime-web too, and every published network again from the file that we write. This takes about six minutes and up
 * to 5 GB; arguments go to mocha, for instance `npm run verify:onnx -- --grep efficientnet`.
 */
import { ensureReady, runTool } from './setup.mjs';

ensureReady();
process.exitCode = runTool('mocha/bin/mocha.js', [
  'dist/test/networks/onnx/every-op.full.js',
  'dist/test/networks/onnx/zoo.full.js',
  'dist/test/networks/onnx/read/operators.full.js',
  'dist/test/networks/onnx/read/catalogue.full.js',
  ...process.argv.slice(2),
]);
