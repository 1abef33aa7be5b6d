/** `npm run docs [-- --out <folder>]`: the public interface, from its docstrings, as pages that open from disk. */
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureReady, root } from './setup.mjs';

const USAGE = 'usage: npm run docs [-- --out <folder>]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', short: 'o', default: join(root, 'docs') },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.out === '') throw new Error('--out is "", expected a folder');
    return values;
  } catch (error) {
    return fail(`${error.message}; ${USAGE}`);
  }
}

function fail(message) {
  process.stderr.write(`docs: ${message}\n`);
  process.exit(2);
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
ensureReady();
const { prepareOut } = await import('../dist/src/cli/out-folder.js');
const { writeOwnFolder } = await import('../dist/src/teaching/handout/own-folder.js');
const { writeApiDocs } = await import('../dist/src/teaching/handout/api/api-docs.js');
const { InputError } = await import('../dist/src/errors/input-error.js');

try {
  await prepareOut(dirname(resolve(options.out)));
  await writeOwnFolder(options.out, folder => writeApiDocs(root, folder), 'npm run docs');
  console.log(`the public interface: ${join(options.out, 'index.html')}`);
} catch (error) {
  if (error instanceof InputError) fail(error.message);
  throw error;
}
