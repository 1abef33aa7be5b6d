import { machineRecord } from '../../measure/machine.js';
import { measuredOn } from '../../reports/measured-on.js';

/** The sentence of a caption that says that its numbers were measured on this machine, today. */
export async function measuredHere(): Promise<string> {
  return measuredOn({ machine: await machineRecord(), startedAt: new Date().toISOString() });
}
