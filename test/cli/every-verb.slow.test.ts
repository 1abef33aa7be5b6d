import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, type Option } from 'commander';
import { verbs } from '../../src/cli/verbs.js';
import { catalogue } from '../../src/networks/models/catalogue.js';
import { BAD_ARGUMENTS, BAD_OPTIONS, RESULT_TRAPS, setTraps, TRAPS } from './bad-values.js';
import { callCli } from './in-process.js';
import { withFolder } from './spawn-cli.js';

/**
 * Arguments with which a verb would have something to do, none of which measures, writes or publishes if what follows
 * should not be refused. A new verb needs an entry.
 */
const WITH_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  list: [],
  reproduce: [],
  run: ['first-look'],
  verify: ['first-look'],
  report: [],
  ledger: [],
  compare: ['here', 'here'],
  'compare-networks': ['squeezenet'],
  doctor: ['squeezenet', 'squeezenet-1.1'],
  class: [TRAPS.class],
  machine: ['--no-ceilings'],
  stability: [],
  bench: ['relu'],
  peers: [],
  models: ['squeezenet'],
  graph: ['squeezenet'],
  export: ['squeezenet', 'new.onnx'],
  infer: ['squeezenet', '--output', 'new.npy'],
  new: ['zoo'],
  publish: ['zoo', '--out', TRAPS.empty],
};

/** The verbs with their arguments and options. */
async function commands(): Promise<Command[]> {
  return Promise.all(
    verbs.map(async ({ name, load }) => {
      const command = new Command(name);
      (await load()).declare(command);
      return command;
    }),
  );
}

/** Names and content of everything in a folder. */
async function content(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const kept = [TRAPS.file, TRAPS.damaged, TRAPS.page, TRAPS.handIn].map(name => join(folder, name));
  return JSON.stringify([names, await Promise.all(kept.map(path => readFile(path, 'utf8')))]);
}

/** Asserts that a command is refused in one line, and that nothing is written. */
async function refuses(folder: string, before: string, args: readonly string[]): Promise<string> {
  const what = JSON.stringify(args.map(arg => arg.slice(0, 80)));
  const { stdout, stderr, status } = await callCli(...args).catch((error: Error) => {
    throw new Error(`${what}: ${error.stack}`);
  });
  // A class says of each file why it is skipped, before the one line that says why there is no page.
  const lines = args[0] === 'class' ? stderr.replace(/^(beyond-flops: skipped [^\n]+\n)+/, '') : stderr;
  assert.match(lines, /^beyond-flops: [^\n]+\n$/, `${what}: ${stderr}`);
  assert.doesNotMatch(lines.trimEnd(), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, what);
  assert.ok(stderr.length < 5000, what);
  assert.deepEqual([stdout, status], ['', 2], `${what}: ${stderr}`);
  assert.equal(await content(folder), before, what);
  return stderr;
}

/** A family that has a parameter. */
function familyWith(key: string): string | undefined {
  return catalogue.find(({ parameters }) => key in parameters)?.name;
}

/** Arguments under which the bad value of an option is all that is wrong. */
function argumentsFor(command: Command, option: Option): readonly string[] {
  const usual = WITH_ARGUMENTS[command.name()];
  const family = familyWith(option.attributeName());
  return family && usual[0] === 'squeezenet' ? [family, ...usual.slice(1)] : usual;
}

describe('command line: every verb refuses bad input in one line', function () {
  this.timeout(120_000);
  let all: Command[];
  let cwd: string;
  before(async () => {
    all = await commands();
    cwd = process.cwd();
  });
  afterEach(() => process.chdir(cwd));

  /** Calls `use` in a folder of traps, with what is in it. */
  const amongTraps = (use: (folder: string, before: string) => Promise<void>) =>
    withFolder(async folder => {
      await setTraps(folder);
      process.chdir(folder);
      try {
        await use(folder, await content(folder));
      } finally {
        process.chdir(cwd);
      }
    });

  it('has an entry here for every verb, every argument and every option with a value', () => {
    for (const command of all) {
      assert.ok(WITH_ARGUMENTS[command.name()], `${command.name()}: expected an entry in WITH_ARGUMENTS`);
    }
    for (const command of all) {
      const name = command.name();
      for (const argument of command.registeredArguments) {
        const known = BAD_ARGUMENTS[`${name} ${argument.name()}`];
        assert.ok(known, `${name} ${argument.name()}: expected an entry in BAD_ARGUMENTS`);
      }
      for (const { long, required, optional } of command.options) {
        if (!required && !optional) continue;
        const known = BAD_OPTIONS[`${name} ${long}`] ?? BAD_OPTIONS[long!];
        assert.ok(known, `${name} ${long}: expected an entry in BAD_OPTIONS`);
      }
    }
  });

  it('an unknown option, a missing value or argument, one too many, a value for a flag', () =>
    amongTraps(async (folder, before) => {
      for (const command of all) {
        const name = command.name();
        const given = [name, ...WITH_ARGUMENTS[name]];
        const expected = command.registeredArguments;
        for (const option of [
          '--no-such',
          '--__proto__',
          '--constructor=1',
          '-Z',
          '--no-such=\u001b[31m\n',
        ]) {
          assert.match(await refuses(folder, before, [...given, option]), /unknown option/, name);
        }
        if (expected.some(({ required }) => required)) {
          assert.match(await refuses(folder, before, [name]), /missing required argument/);
        }
        if (!expected.some(({ variadic }) => variadic)) {
          const line = await refuses(folder, before, [...given, 'one-too-many']);
          assert.match(line, /too many arguments/, name);
        }
        for (const { long, required, optional } of command.options) {
          if (required) {
            assert.match(await refuses(folder, before, [...given, long!]), /argument missing/, long);
          } else if (!optional) {
            assert.match(await refuses(folder, before, [...given, `${long}=1`]), /unknown option/, long);
          }
        }
      }
      for (const verb of ['', 'no-such', '__proto__', 'constructor', '\u001b[31m\n', 'x'.repeat(100_000)]) {
        await refuses(folder, before, [verb]);
      }
    }));

  it('an option with a value that is none', () =>
    amongTraps(async (folder, before) => {
      for (const command of all) {
        for (const option of command.options.filter(({ required, optional }) => required || optional)) {
          const { long } = option;
          for (const value of BAD_OPTIONS[`${command.name()} ${long}`] ?? BAD_OPTIONS[long!]) {
            const args = [command.name(), ...argumentsFor(command, option), `${long}=${value}`];
            await refuses(folder, before, args);
          }
        }
      }
    }));

  it('an argument that is none', () =>
    amongTraps(async (folder, before) => {
      for (const command of all) {
        const name = command.name();
        for (const [place, argument] of command.registeredArguments.entries()) {
          for (const value of BAD_ARGUMENTS[`${name} ${argument.name()}`]) {
            const args: string[] = [...WITH_ARGUMENTS[name]];
            args[place] = value;
            await refuses(folder, before, [name, ...args]);
          }
        }
      }
    }));

  it('results that cannot be read', async () => {
    for (const [what, make] of Object.entries(RESULT_TRAPS)) {
      await withFolder(async folder => {
        await setTraps(folder);
        const out = join(folder, 'results');
        await make(out);
        const before = await content(folder);
        for (const args of [
          ...[['ledger'], ['report'], ['compare', 'here', 'here'], ['publish', 'first-look'], ['publish']],
          ['run', 'first-look', '--profile', 'smoke', '--continue'],
          ...(what.startsWith('exact') ? [] : [['peers', '--report']]),
        ]) {
          await refuses(folder, before, [...args, '--out', out]);
        }
      });
    }
  });
});
