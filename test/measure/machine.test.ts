import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectCommit } from '../../src/measure/commit.js';
import { machineName, machineRecord, runId, sysCaches } from '../../src/measure/machine.js';
import { machineSchema } from '../../src/measure/results/schema.js';
import { features } from '../../src/wasm/features.js';

describe('machineRecord', () => {
  it('is a record that the schema of result files accepts', async () => {
    const record = await machineRecord();
    assert.ok(v.is(machineSchema, record), JSON.stringify(record));
    assert.equal(record.node, process.versions.node);
    assert.ok(record.cores >= 1 && record.memoryBytes > 0);
  });

  it('finds SIMD in every engine that the project supports', () => {
    assert.ok(features().includes('simd'));
  });

  it('names a machine after its processor', () => {
    assert.equal(machineName({ cpu: 'Intel(R) Xeon(R) Processor', cores: 2 }), 'intel-xeon-2c');
    assert.equal(
      machineName({ cpu: 'AMD Ryzen 7 5800X 8-Core Processor', cores: 16 }),
      'amd-ryzen-7-5800x-16c',
    );
    assert.equal(
      machineName({ cpu: 'Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz', cores: 12 }),
      'intel-core-i7-8700-12c',
    );
    assert.equal(machineName({ cpu: '', cores: 1 }), 'unknown-1c');
  });

  it('names a run after its time and machine, with different names within one second', () => {
    const time = new Date('2026-01-02T03:04:05.678Z');
    const names = Array.from({ length: 5 }, () => runId(time, { cpu: 'Apple M2', cores: 8 }));
    for (const name of names) assert.match(name, /^2026-01-02T03-04-05-apple-m2-8c-[0-9a-f]{6}$/);
    assert.equal(new Set(names).size, names.length);
  });
});

describe('sysCaches', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const cache = async (index: number, files: Record<string, string>) => {
    await mkdir(join(folder, `index${index}`));
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, `index${index}`, name), `${text}\n`);
    }
  };

  it('reads data and unified caches from the core outwards', async () => {
    await cache(0, { type: 'Unified', level: '2', size: '1M' });
    await cache(1, {
      type: 'Data',
      level: '1',
      size: '48K',
      coherency_line_size: '64',
      ways_of_associativity: '12',
    });
    await cache(2, { type: 'Instruction', level: '1', size: '32K' });
    await cache(3, { type: 'Unified', level: '3' });
    assert.deepEqual(await sysCaches(folder), [
      { level: 1, bytes: 48 * 1024, lineBytes: 64, ways: 12 },
      { level: 2, bytes: 1024 * 1024 },
    ]);
  });

  it('has none if the folder does not exist', async () => {
    assert.deepEqual(await sysCaches(join(folder, 'none')), []);
  });

  it('gives no commit for a folder that is not the top of a clone', async () => {
    assert.equal(await projectCommit(folder), 'unknown');
  });
});
