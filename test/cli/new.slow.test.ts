import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** What a contributor's copy of the project needs; the build is copied so that its kernels need not be compiled. */
const COPIED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'CONTRIBUTING.md',
  'src',
  'experiments',
  'scripts',
  'test',
  'dist',
];

describe('command line: new', function () {
  this.timeout(300_000);
  let copy: string;
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'beyond-flops-new-'));
    for (const name of COPIED) cpSync(join(project, name), join(copy, name), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  const run = (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, script), ...args], {
      cwd: copy,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('writes the example of CONTRIBUTING, which builds, is checked, measured and judged, and passes its tests', () => {
    assert.equal(run('scripts/beyond-flops.mjs', 'new', 'kernel-size').status, 0);
    const declaration = readFileSync(join(copy, 'experiments/kernel-size/index.ts'), 'utf8');
    assert.ok(readFileSync(join(copy, 'CONTRIBUTING.md'), 'utf8').includes(declaration));
    assert.ok(declaration.split('\n').length <= 80);

    const written = ['experiments/kernel-size', 'test/experiments/kernel-size'];
    const lint = run('node_modules/@biomejs/biome/bin/biome', 'check', ...written);
    assert.equal(lint.status, 0, lint.stdout + lint.stderr);
    const build = run('scripts/build.mjs');
    assert.equal(build.status, 0, build.stderr);

    const out = join(copy, 'out');
    const measured = run(
      'scripts/beyond-flops.mjs',
      ...['run', 'kernel-size', '--platform', 'typescript', '--profile', 'smoke', '--out', out],
    );
    assert.equal(measured.status, 0, measured.stderr);
    assert.match(measured.stdout, /1x1 takes longer than 3x3\./);
    assert.match(measured.stdout, /can't tell \(typescript\): time, 1x1 over 3x3: .*too few rounds/);
    const page = readFileSync(join(out, 'kernel-size', 'README.md'), 'utf8');
    assert.match(page, /!\[.*\]\(times\.svg\)/);
    assert.match(page, /\| case \| MACs, M \|/);
    assert.match(page, /What this does not show/);

    const test = run(
      'node_modules/mocha/bin/mocha.js',
      ...['dist/test/experiments/kernel-size/kernel-size.test.js', 'dist/test/experiments/claims.test.js'],
      ...['--grep', 'kernel-size'],
    );
    assert.equal(test.status, 0, test.stdout);
    assert.match(test.stdout, /are reproduced where the effect is as large as published or larger/);
  });

  it('refuses a name that is taken, is no folder name, or belongs to something else', () => {
    for (const [id, message] of [
      ['zoo', /experiments\/zoo exists/],
      ['Kernel Size', /id is Kernel Size, expected lower-case words/],
      ['../escape', /expected lower-case words/],
      ['here', /is the name of another folder/],
    ] as const) {
      const { status, stderr } = run('scripts/beyond-flops.mjs', 'new', id);
      assert.equal(status, 2, id);
      assert.match(stderr, message);
    }
  });
});
