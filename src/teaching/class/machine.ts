import { createHash } from 'node:crypto';
import { machineName } from '../../measure/machine.js';
import type { MachineRecord } from '../../measure/results/rows.js';

/** Longer names of processors are cut. */
const LONGEST_NAME = 24;

/** The beginning of nearly all names of Intel processors, which does not tell them apart. */
const COMMON = /^(\d+th-gen-)?intel-core-/;
const GIB = 2 ** 30;

/**
 * Who handed a file in: the first folder below the class's, without the `<experiment>/timed` that a results folder
 * ends in; '' for a file directly in the class's folder.
 */
export function handInOf(name: string, experiment: string): string {
  const folders = name.split('/').slice(0, -1);
  if (folders.at(-1) === 'timed') folders.pop();
  if (folders.at(-1) === experiment) folders.pop();
  return folders[0] ?? '';
}

/**
 * Name of a machine in a class: its processor, and six hexadecimal digits that also depend on the memory and on who
 * handed it in, because a computer room has many identical machines. It survives an update of the system or engine.
 *
 * The name consists of a-z, 0-9 and - only, whatever the record contains.
 */
export function classMachineName(machine: MachineRecord, handIn: string): string {
  const { cpu, cores, architecture, memoryBytes } = machine;
  const identity = JSON.stringify([handIn, cpu, cores, architecture, Math.round(memoryBytes / GIB)]);
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 6);
  const name = machineName(machine).replace(COMMON, '').slice(0, LONGEST_NAME).replace(/-$/, '');
  return `${name}-${id}`;
}
