/**
 * `npm run course [-- --out <folder>]`: what a lecturer hands out, made from the notebooks as they are in notebooks/:
 * copies for students, a site and slides.
 */
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureReady, root } from './setup.mjs';

const USAGE = 'usage: npm run course [-- --out <folder>]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string', short: 'o', default: join(root, 'course') },
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
  process.stderr.write(`course: ${message}\n`);
  process.exit(2);
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
ensureReady();
const { prepareOut } = await import('../dist/src/cli/out-folder.js');
const { writeCourse } = await import('../dist/src/teaching/handout/course.js');
const { projectCommit } = await import('../dist/src/measure/commit.js');
const { InputError } = await import('../dist/src/errors/input-error.js');

try {
  await prepareOut(dirname(resolve(options.out)));
  const lessons = await writeCourse({ root, commit: await projectCommit() }, options.out);
  const translated = lessons.filter(({ notebooks }) => notebooks.zh).length;
  console.log(`${lessons.length} notebooks, ${translated} of them also in Chinese: ${options.out}`);
  console.log(
    '  student/          copies without outputs and solutions, to be put into notebooks/ of a clone',
  );
  console.log('  site/index.html   all notebooks as pages, and the interface of the library');
  console.log('  slides/           their figures, one deck per notebook');
} catch (error) {
  if (error instanceof InputError) fail(error.message);
  throw error;
}
