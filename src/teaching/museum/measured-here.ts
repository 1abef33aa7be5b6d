import { machineRecord } from '../../measure/machine.js';
import { measuredOn } from '../../reports/measured-on.js';

/** The sentence for a caption that says on which machine and when its numbers were measured: this one, today. */
export async function measuredHere(): Promise<string> {
  return measuredOn({ machine: await machineRecord(), startedAt: new Date().toISOString() });
}
