import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const main = new URL('../../src/cli/main.js', import.meta.url).href;

/** Writes what Node resolves to a line of stderr. */
const hooks = `import { writeSync } from 'node:fs';
export async function resolve(name, context, next) {
  const found = await next(name, context);
  writeSync(2, found.url + '\\n');
  return found;
}`;
const asUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const watching = asUrl(`import { register } from 'node:module'; register(${JSON.stringify(asUrl(hooks))});`);

/** The modules of this build that a command loads, from dist/ on. */
function modulesOf(...args: readonly string[]): readonly string[] {
  const program = `import(${JSON.stringify(main)}).then(({ main }) => main(process.argv.slice(1)))`;
  const options = ['--no-warnings', '--import', watching, '--eval', program, '--', ...args];
  const { stderr, status } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const modules = stderr.split('\n').map(line => line.split('/dist/')[1]);
  return modules.filter(module => module !== undefined);
}

const isHeavy = (module: string) => /^(experiments|src\/(networks|kernels|measure|reports))\//.test(module);

describe('command line: what it loads', () => {
  it('loads no verb for the help', () => {
    const modules = modulesOf('--help');
    assert.ok(modules.includes('src/cli/main.js'), modules.join('\n'));
    assert.deepEqual(modules.filter(isHeavy), []);
    assert.ok(!modules.includes('src/cli/run.js'));
  });

  it('loads only the verb that is called', () => {
    const modules = modulesOf('new', '--help');
    assert.ok(modules.includes('src/cli/new.js'));
    assert.ok(!modules.includes('src/cli/run.js'));
  });

  it('lists the experiments a second time without loading one', () => {
    modulesOf('list');
    assert.deepEqual(
      modulesOf('list').filter(module => module.startsWith('experiments/') || module.includes('/models/')),
      [],
    );
  });
});
