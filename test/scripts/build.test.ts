import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../scripts/build.mjs', import.meta.url));

/** In the compiler's place: writes one file to the output folder. */
const COMPILER = `
const out = process.argv[process.argv.indexOf('--outDir') + 1];
require('node:fs').mkdirSync(out + '/src/wasm', { recursive: true });
require('node:fs').writeFileSync(out + '/built.js', '');
`;

/** In place of the kernels' compiler: a module that says what it was made from. */
const ASSEMBLER = `
import { readFileSync, writeFileSync } from 'node:fs';
process.stderr.write('compiling kernels\\n');
writeFileSync(process.argv[2] + '/simd.wasm', readFileSync('src/wasm/assembly/index.ts'));
`;

describe('the build script', () => {
  let folder: string;
  let project: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
    project = join(folder, 'project');
    const compiler = join('node_modules', '@typescript', 'native', 'bin');
    const assembly = join('src', 'wasm', 'assembly');
    for (const name of ['scripts', assembly, 'experiments', 'test', compiler]) {
      await mkdir(join(project, name), { recursive: true });
    }
    for (const name of ['tsconfig.json', 'package-lock.json', join('src', 'index.ts')]) {
      await writeFile(join(project, name), '');
    }
    await writeFile(join(project, compiler, 'tsc'), COMPILER);
    await writeFile(join(project, 'scripts', 'kernels.mjs'), ASSEMBLER);
    await writeFile(join(project, assembly, 'index.ts'), 'first');
    await copyFile(script, join(project, 'scripts', 'build.mjs'));
  });
  after(() => rm(folder, { recursive: true }));

  const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

  it('builds when it is started through a symbolic link, and then only after a change', async () => {
    const link = join(folder, 'link');
    await symlink(project, link, 'junction');
    const started = join(link, 'scripts', 'build.mjs');
    const first = run(started);
    assert.deepEqual([first.status, first.stderr], [0, 'beyond-flops: building …\ncompiling kernels\n']);
    assert.equal(await readFile(join(project, 'dist', 'built.js'), 'utf8'), '');
    assert.equal(run(started).stderr, '');
    await writeFile(join(project, 'src', 'index.ts'), 'changed');
    assert.match(run(started).stderr, /building/);
  });

  const built = () => run(join(project, 'scripts', 'build.mjs'));

  it('builds again if dist/ has lost a file', async () => {
    built();
    await rm(join(project, 'dist', 'built.js'));
    assert.match(built().stderr, /building/);
    assert.equal(await readFile(join(project, 'dist', 'built.js'), 'utf8'), '');
    assert.equal(built().stderr, '');
  });

  it('removes the folders of builds that were killed, and no others', async () => {
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    const alive = `dist-build-${process.pid}`;
    for (const name of [`dist-build-${gone}`, alive, 'dist-build-notes']) await mkdir(join(project, name));
    await writeFile(join(project, 'src', 'index.ts'), 'changed for the left-over folders');
    assert.equal(built().status, 0);
    const names = (await readdir(project)).filter(name => name.startsWith('dist-build-'));
    assert.deepEqual(names.sort(), [alive, 'dist-build-notes'].sort());
  });

  it('reports in one line that the folder cannot be written', async () => {
    await writeFile(join(project, 'src', 'index.ts'), 'changed for a folder that cannot be written');
    // Node's permissions instead of the folder's, which an administrator may ignore.
    const flags = [
      '--no-warnings',
      process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
      '--allow-fs-read=*',
      '--allow-child-process',
    ];
    const { status, stderr } = run(...flags, join(project, 'scripts', 'build.mjs'));
    const [first, second, ...others] = stderr.trimEnd().split('\n');
    assert.equal(first, 'beyond-flops: building …');
    assert.match(
      second,
      /^beyond-flops: .*project.*: cannot be written \(\w+\), expected a folder to build in$/,
    );
    assert.deepEqual([others, status], [[], 2]);
  });

  it('recompiles the kernels only if they have changed', async () => {
    const started = join(project, 'scripts', 'build.mjs');
    const module = () => readFile(join(project, 'dist', 'src', 'wasm', 'simd.wasm'), 'utf8');
    await writeFile(join(project, 'src', 'index.ts'), 'changed for the kernels');
    assert.equal(run(started).stderr, 'beyond-flops: building …\n');
    assert.equal(await module(), 'first');
    await writeFile(join(project, 'src', 'wasm', 'assembly', 'index.ts'), 'second');
    assert.match(run(started).stderr, /compiling kernels/);
    assert.equal(await module(), 'second');
  });

  it('does nothing when another script imports it', async () => {
    await writeFile(join(project, 'src', 'index.ts'), 'changed again');
    const other = join(project, 'scripts', 'other.mjs');
    await writeFile(other, "import './build.mjs';");
    assert.deepEqual([run(other).status, run(other).stderr], [0, '']);
  });
});
