import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import { problemOf } from '../../../src/teaching/notebooks/execute.js';
import { Kernel } from '../../../src/teaching/notebooks/kernel.js';

const TIMEOUT_MS = 20_000;
/** After an error tslab refuses all cells that arrive within 200 ms. */
const REFUSAL_MS = 300;
async function run(kernel: Kernel, code: string) {
  const result = await kernel.execute(code, TIMEOUT_MS);
  if (result.status === 'error') await sleep(REFUSAL_MS);
  return result;
}

describe('the notebook kernel, driven over its protocol', function () {
  this.timeout(60_000);
  let kernel: Kernel;

  before(async () => {
    kernel = await Kernel.start({
      spec: projectFile('.jupyter/kernels/tslab/kernel.json'),
      folder: tmpdir(),
    });
  });
  after(() => kernel.close());

  it('runs cells one after the other, with counts and top-level await', async () => {
    const first = await run(kernel, 'const a: number = await Promise.resolve(20);');
    const second = await run(kernel, 'console.log(a + 1); a + 2');
    assert.deepEqual([first.status, second.status], ['ok', 'ok']);
    assert.equal(second.executionCount, first.executionCount! + 1);
    assert.deepEqual(second.outputs, [{ output_type: 'stream', name: 'stdout', text: '21\n22\n' }]);
  });

  it('reports an exception with its name and message as an error output', async () => {
    const { status, outputs } = await run(kernel, 'throw new RangeError("t is 9, expected 1 … 8");');
    assert.equal(status, 'error');
    const error = outputs.find(output => output.output_type === 'error');
    assert.deepEqual([error?.ename, error?.evalue], ['RangeError', 't is 9, expected 1 … 8']);
    assert.match(problemOf(status, outputs) ?? '', /RangeError/);
    assert.equal(outputs.length, 1, 'said once');
  });

  it('says in which line of which cell an exception was thrown, also from an earlier cell and after an await', async () => {
    const source = `interface Shape {
  readonly side: number;
}
function refuse(shape: Shape): never {
  throw new RangeError(\`side is \${shape.side}\`);
}`;
    const defined = await run(kernel, source);
    const { executionCount, outputs } = await run(
      kernel,
      'type Side = number;\nconst side: Side = await Promise.resolve(3);\n\nrefuse({ side });',
    );
    const error = outputs.find(output => output.output_type === 'error');
    const stack = error?.traceback.join('\n') ?? '';
    const places = [...stack.matchAll(/^ +at .*In \[(\d+)\], line (\d+)\)?$/gm)].map(([, cell, line]) => [
      cell,
      line,
    ]);
    assert.deepEqual(places, [
      [String(defined.executionCount), '5'],
      [String(executionCount), '4'],
    ]);
    assert.equal(error?.evalue, 'side is 3');
    assert.doesNotMatch(stack, /tslab|evalmachine/);
  });

  it('says in which line of the cell each type error is', async () => {
    const { outputs } = await run(
      kernel,
      'const fine = 1;\nconst text: string = 3;\n\nconst flag: boolean = "no";',
    );
    const error = outputs.find(output => output.output_type === 'error');
    assert.deepEqual(
      error?.traceback.map(line => line.slice(0, line.indexOf(':'))),
      ['line 2, column 7', 'line 4, column 7'],
    );
  });

  it('reports a type error as an error output, without running the cell', async () => {
    const { status, outputs } = await run(kernel, 'console.log("ran"); const wrong: string = 3;');
    assert.equal(status, 'error');
    assert.deepEqual(
      outputs.filter(output => output.output_type === 'stream' && output.name === 'stdout'),
      [],
    );
    assert.match(problemOf(status, outputs) ?? '', /Type 'number' is not assignable to type 'string'/);
    assert.equal(outputs.length, 1, 'said once');
  });

  it('shows an unhandled rejection as text on stderr, which counts as a failure', async () => {
    const code = 'Promise.reject(new Error("lost")); await new Promise(done => setTimeout(done, 50));';
    const { status, outputs } = await run(kernel, code);
    assert.equal(status, 'ok');
    assert.match(problemOf(status, outputs) ?? '', /UnhandledPromiseRejection:.*lost/s);
  });

  it('loses nothing of long output, and ends the cell', async () => {
    const { status, outputs } = await run(kernel, 'for (let i = 0; i < 5000; i++) console.log(i);');
    const text = Array.from({ length: 5000 }, (_, i) => `${i}\n`).join('');
    assert.deepEqual([status, outputs], ['ok', [{ output_type: 'stream', name: 'stdout', text }]]);
  });

  it('loses none of many outputs, and ends the cell', async () => {
    const project = JSON.stringify(projectFile('package.json'));
    const code = `import { createRequire as loader } from 'node:module';
const show = loader(${project})('tslab/dist/jupyter.js').lastWriteDisplayData;
for (let i = 0; i < 3000; i++) show({ data: { 'text/plain': String(i) }, metadata: {} }, false);`;
    const { status, outputs } = await run(kernel, code);
    assert.equal(status, 'ok');
    assert.deepEqual(
      outputs.map(output => output.output_type === 'display_data' && Number(output.data['text/plain'])),
      Array.from({ length: 3000 }, (_, i) => i),
    );
  });

  it('keeps the order of printed lines, outputs and errors', async () => {
    const code = `console.log('a'); console.error('b'); console.log('c');
await new Promise(done => setTimeout(done, 100));
console.log('d'); throw new Error('e');`;
    const { outputs } = await run(kernel, code);
    assert.deepEqual(
      outputs.map(output => (output.output_type === 'stream' ? output.text : output.output_type)),
      ['a\n', 'b\n', 'c\nd\n', 'error'],
    );
  });

  it('says of a cell that was sent before the error was known that it was skipped', async () => {
    const [failed, skipped] = await Promise.all([
      kernel.execute('throw new Error("no")', TIMEOUT_MS),
      kernel.execute('console.log("ran")', TIMEOUT_MS),
    ]);
    assert.deepEqual([failed.status, skipped.status], ['error', 'aborted']);
    assert.deepEqual(skipped.outputs, [
      { output_type: 'stream', name: 'stderr', text: 'skipped: the cell before it failed; run it again\n' },
    ]);
    await sleep(REFUSAL_MS);
  });

  it('ends an answer that never returns when the cell is interrupted, and lives on', async function () {
    // Windows has no signal that a process could catch.
    if (process.platform === 'win32') this.skip();
    const [project, library] = ['package.json', 'dist/src/index.js'].map(file =>
      JSON.stringify(projectFile(file)),
    );
    const load = `import { createRequire as load } from 'node:module'; const { check } = load(${project})(${library});`;
    await run(kernel, `${load} await check('first-look/3', "can't tell");`);
    setTimeout(() => kernel.process.kill('SIGINT'), 1000);
    const { outputs } = await run(kernel, `await check('first-look/1', () => { for (;;); });`);
    const shown = outputs.map(output => output.output_type === 'display_data' && output.data['text/plain']);
    assert.match(shown.join(), /Exercise first-look\/1: not yet.*it was interrupted/s);
    assert.deepEqual((await run(kernel, 'console.log(1 + 1)')).outputs, [
      { output_type: 'stream', name: 'stdout', text: '2\n' },
    ]);
  });

  it('replaces an output in place, even from a later cell', async () => {
    const project = JSON.stringify(projectFile('package.json'));
    const load = `import { createRequire } from 'node:module'; const load = createRequire(${project});`;
    const show = (text: string, update: boolean) =>
      `load('tslab/dist/jupyter.js').lastWriteDisplayData(
        { data: { 'text/plain': '${text}' }, metadata: {}, transient: { display_id: 'd' } }, ${update});`;
    const first = await run(kernel, `${load} ${show('0 %', false)}`);
    await run(kernel, show('100 %', true));
    assert.deepEqual(first.outputs, [
      { output_type: 'display_data', data: { 'text/plain': '100 %' }, metadata: {} },
    ]);
  });

  it('gives up on a cell that takes too long', async () => {
    const slow = await Kernel.start({
      spec: projectFile('.jupyter/kernels/tslab/kernel.json'),
      folder: tmpdir(),
    });
    try {
      await assert.rejects(slow.execute('await new Promise(() => {});', 300), /longer than 300 ms/);
    } finally {
      await slow.close();
    }
    assert.notEqual(slow.process.exitCode ?? slow.process.signalCode, null);
  });

  it('ends the wait when the kernel dies', async () => {
    const dying = await Kernel.start({
      spec: projectFile('.jupyter/kernels/tslab/kernel.json'),
      folder: tmpdir(),
    });
    await assert.rejects(run(dying, 'process.exit(7)'), /kernel: ended with status 7/);
    await dying.close();
  });
});
