/**
 * `npm run verify:onnx`: every published network at its full size as an ONNX file, run by onnxruntime-web and
 * compared with the platform wasm. Takes about two and a half minutes and up to 5 GB; arguments go to mocha, for
 * instance `npm run verify:onnx -- --grep efficientnet`.
 */
import { ensureReady, runTool } from './setup.mjs';

ensureReady();
process.exitCode = runTool('mocha/bin/mocha.js', [
  'dist/test/networks/onnx/zoo.full.js',
  ...process.argv.slice(2),
]);
