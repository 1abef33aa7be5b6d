/**
 * `npm run setup:peers`: installs the engines that `npm run bench:peers` compares with ours, in scripts/peers/, and the
 * native one as `npm run setup:native` does. No install script is run (.npmrc in both folders).
 */
import { join } from 'node:path';
import { installNative } from './native-engine.mjs';
import { npmCi, orEnd, root } from './setup.mjs';

orEnd(() => {
  process.stderr.write('beyond-flops: installing peers into scripts/peers/ (npm ci, about 70 MB) …\n');
  npmCi(join(root, 'scripts', 'peers'));
  installNative();
  process.stderr.write(
    'beyond-flops: ready for npm run bench:peers; onnxruntime is a platform of every experiment from now on\n',
  );
});
