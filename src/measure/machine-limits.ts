import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import si from 'systeminformation';
import { unsteadySpeed } from './core-speed.js';

/** What may hold a machine back, as far as the system says. */
export interface MachineLimits {
  readonly cores: number;
  /** Cores' worth of time that a container may use; undefined where it is not limited. */
  readonly quotaCores?: number;
  /** Share of its highest clock that the system lets the processor reach. */
  readonly clockShare?: number;
  readonly onBattery?: boolean;
  /** See `unsteadySpeed`. */
  readonly unsteady?: number;
}

/** Below this the clock is held back on purpose. */
const FULL_CLOCK = 0.95;

/** What a reader should know before a run: why its times may vary, or be slower than this machine can be. */
export function limitWarnings({
  cores,
  quotaCores,
  clockShare,
  onBattery,
  unsteady,
}: MachineLimits): string[] {
  const warnings: string[] = [];
  if (cores === 1) {
    warnings.push('this machine has one core: every other program interrupts what is measured');
  }
  if (quotaCores !== undefined && quotaCores < cores) {
    warnings.push(
      `a container limits this process to ${quotaCores.toFixed(2)} of ${cores} cores: it is stopped whenever it has used them up`,
    );
  }
  if (clockShare !== undefined && clockShare < FULL_CLOCK) {
    warnings.push(`the system holds the processor at ${Math.round(100 * clockShare)} % of its highest clock`);
  }
  if (onBattery) {
    warnings.push('this machine runs on battery: most laptops then slow down, and not always by the same');
  }
  if (unsteady !== undefined) {
    warnings.push(
      `the same loop took up to ${Math.round(100 * (unsteady - 1))} % longer from one moment to the next: ` +
        'the processor changes its clock, or other programs are running',
    );
  }
  return warnings;
}

/** What limits this machine now. What the system does not say is left out. */
export async function machineLimits(): Promise<MachineLimits> {
  const [quotaCores, clockShare, onBattery] = await Promise.all([quota(), clock(), battery()]);
  return {
    cores: os.availableParallelism(),
    ...(quotaCores !== undefined && { quotaCores }),
    ...(clockShare !== undefined && { clockShare }),
    onBattery,
    unsteady: unsteadySpeed(),
  };
}

/** What Linux limits the processor time of a control group to (version 2 of these groups, then version 1). */
async function quota(): Promise<number | undefined> {
  const group = '/sys/fs/cgroup';
  const [limit, period] = (await text(`${group}/cpu.max`)).split(' ');
  const of = coresOf(limit, period);
  if (of !== undefined) return of;
  return coresOf(await text(`${group}/cpu/cpu.cfs_quota_us`), await text(`${group}/cpu/cpu.cfs_period_us`));
}

function coresOf(limit: string, period: string | undefined): number | undefined {
  const cores = Number(limit) / Number(period);
  return limit !== '' && cores > 0 && Number.isFinite(cores) ? cores : undefined;
}

/** Linux: the highest clock that is allowed over the highest that there is. */
async function clock(): Promise<number | undefined> {
  const folder = '/sys/devices/system/cpu/cpu0/cpufreq';
  const allowed = Number(await text(`${folder}/scaling_max_freq`));
  const highest = Number(await text(`${folder}/cpuinfo_max_freq`));
  return allowed > 0 && highest > 0 ? allowed / highest : undefined;
}

/** A system that does not say how it is fed within this time is taken to be on mains, ms. */
const BATTERY_MS = 1000;

async function battery(): Promise<boolean> {
  const late = sleep(BATTERY_MS, undefined, { ref: false });
  const found = await Promise.race([si.battery().catch(() => undefined), late]);
  return found?.hasBattery === true && !found.acConnected;
}

/** A short file of the system, without the end of its line; '' where it cannot be read. */
function text(path: string): Promise<string> {
  return readFile(path, 'utf8').then(
    content => content.trim(),
    () => '',
  );
}
