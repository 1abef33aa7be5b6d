/**
 * `npm run setup:peers`: installs the engines that `npm run bench:peers` compares with ours, in scripts/peers/. Their
 * install scripts are not run (.npmrc there): that of onnxruntime-node would download GPU libraries, and what a CPU
 * needs is in the package.
 */
import { join } from 'node:path';
import { npmCi, orEnd, root } from './setup.mjs';

orEnd(() => {
  process.stderr.write('beyond-flops: installing peers into scripts/peers/ (npm ci, about 360 MB) …\n');
  npmCi(join(root, 'scripts', 'peers'));
  process.stderr.write('beyond-flops: ready for npm run bench:peers\n');
});
