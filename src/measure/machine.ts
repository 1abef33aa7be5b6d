import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import si from 'systeminformation';
import { plainText } from '../errors/foreign-text.js';
import { pool } from '../networks/platforms.js';
import { features } from '../wasm/features.js';
import type { CacheRecord, MachineRecord } from './results/rows.js';

/**
 * The machine and engine that this process runs on. What the system does not report is left out: unknown caches
 * are not listed, and an unknown name is `unknown`.
 *
 * On Linux, caches come from /sys: those of core 0, with line length and ways. Elsewhere they come from
 * systeminformation, with sizes only, and a size may be the sum over all cores (Windows reports installed sizes) or
 * that of one kind of core (macOS).
 */
export async function machineRecord(): Promise<MachineRecord> {
  const [system, caches] = await Promise.all([si.osInfo().catch(() => undefined), cacheRecords()]);
  const cpus = os.cpus();
  return {
    cpu: plainText(cpus[0]?.model.replaceAll(/\s+/g, ' ').trim() || 'unknown'),
    cores: os.availableParallelism(),
    threads: pool.threads,
    architecture: process.arch,
    os: plainText([system?.distro || os.type(), system?.release || os.release()].join(' ')),
    memoryBytes: os.totalmem(),
    caches,
    node: process.versions.node,
    v8: process.versions.v8,
    features: features(),
  };
}

/** Short name of a machine for file names: its processor, without trademark signs and the like. */
export function machineName({ cpu, cores }: Pick<MachineRecord, 'cpu' | 'cores'>): string {
  const name = cpu
    .replaceAll(/\((r|tm|c)\)|®|™|@.*$|\b(cpu|processor|with .*|\d+-core)\b/gi, ' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 32);
  return `${name || 'unknown'}-${cores}c`;
}

/** 1-minute load average; 0 where the system has none (Windows). */
export function loadAverage(): number {
  return os.loadavg()[0];
}

/** Data and unified caches, from the core outwards. */
async function cacheRecords(): Promise<CacheRecord[]> {
  const fromSys = await sysCaches('/sys/devices/system/cpu/cpu0/cache');
  if (fromSys.length > 0) return fromSys;
  const cpu = await si.cpu().catch(() => undefined);
  const sizes = [cpu?.cache?.l1d, cpu?.cache?.l2, cpu?.cache?.l3];
  return sizes.flatMap((size, i) => (Number(size) > 0 ? [{ level: i + 1, bytes: Number(size) }] : []));
}

/** The caches listed in a folder like /sys/devices/system/cpu/cpu0/cache; [] if it cannot be read. */
export async function sysCaches(folder: string): Promise<CacheRecord[]> {
  const names = await readdir(folder).catch(() => []);
  const records: CacheRecord[] = [];
  for (const name of names.filter(entry => /^index\d+$/.test(entry))) {
    const read = (file: string) =>
      readFile(`${folder}/${name}/${file}`, 'utf8').then(
        text => text.trim(),
        () => '',
      );
    const [type, level, size, line, ways] = await Promise.all(
      ['type', 'level', 'size', 'coherency_line_size', 'ways_of_associativity'].map(read),
    );
    const [, digits, unit] = /^(\d+)([KMG]?)$/.exec(size) ?? [];
    if (type === 'Instruction' || !digits || !(Number(level) > 0)) continue;
    records.push({
      level: Number(level),
      bytes: Number(digits) * 1024 ** ['', 'K', 'M', 'G'].indexOf(unit),
      ...(Number(line) > 0 && { lineBytes: Number(line) }),
      ...(Number(ways) > 0 && { ways: Number(ways) }),
    });
  }
  return records.sort((a, b) => a.level - b.level);
}

/**
 * Name of a run, `<date>T<time>-<machine>-<six hexadecimal digits>` in UTC, without characters that a file system
 * refuses. The digits are random: they tell apart runs that begin in the same second.
 */
export function runId(startedAt: Date, machine: Pick<MachineRecord, 'cpu' | 'cores'>): string {
  const [time] = startedAt.toISOString().replaceAll(':', '-').split('.');
  return `${time}-${machineName(machine)}-${randomBytes(3).toString('hex')}`;
}
