import type { RunHeader } from '../measure/results/rows.js';

/** `Measured on <processor>, <n> cores, Node <version>, <date>.` */
export function measuredOn({ machine, startedAt }: Pick<RunHeader, 'machine' | 'startedAt'>): string {
  const { cpu, cores, node, v8 } = machine;
  return `Measured on ${cpu}, ${cores} cores, Node ${node} (V8 ${v8}), ${startedAt.slice(0, 10)}.`;
}
