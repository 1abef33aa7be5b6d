import { cases } from '../../../experiments/casebook/cases.js';
import { causePair, macsOf, promiseOf } from '../../../experiments/casebook/ratios.js';
import { type Effect, type Machines, WORK } from '../synthetic-run.js';

/**
 * A machine on which the arm with the cause takes a multiple of the heavier one's time, and all others take time for their
 * work alone.
 */
function machine(multiple: (one: (typeof cases)[number]) => number): Effect {
  const times = new Map(
    cases.flatMap(one => {
      const pair = causePair(one);
      if (!pair) return [];
      const [light, heavy] = pair;
      const heavyNs = WORK.timeNs({
        ...one,
        arm: heavy,
        macs: macsOf(one.suite, heavy),
        memoryAccessCost: 0,
      });
      return [[`${one.suite}/${light}`, heavyNs * multiple(one)] as const];
    }),
  );
  return { timeNs: arm => times.get(`${arm.suite}/${arm.arm}`) ?? WORK.timeNs(arm) };
}

export const machines: Machines = {
  none: machine(promiseOf),
  effect: machine(one => one.reported!.high),
};
