/**
 * `npm run setup:native`: installs the native engine, which from then on is the platform `onnxruntime` of every
 * experiment. `npm run setup:native -- --remove` removes it.
 */
import { parseArgs } from 'node:util';
import { installNative, removeNative } from './native-engine.mjs';
import { orEnd, SetupError } from './setup.mjs';

function readArguments() {
  try {
    return parseArgs({ options: { remove: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new SetupError(`${error.message}; usage: npm run setup:native [-- --remove]`);
  }
}

orEnd(() => {
  const { remove } = readArguments();
  if (remove) {
    removeNative();
    process.stderr.write('beyond-flops: onnxruntime is removed: runs are on our own platforms again\n');
    return;
  }
  installNative();
  process.stderr.write(
    'beyond-flops: onnxruntime is a platform of every experiment from now on; npm run setup:native -- --remove removes it\n',
  );
});
