import type { Interval } from '../measure/judging/statistics.js';
import type { Results, SuiteResults } from '../measure/results/results.js';
import { type ItemColumn, platformColumns } from '../reports/table-of.js';

/** A row of a table that compares an arm with another one of its suite. */
export interface ArmPair {
  readonly name: string;
  readonly suite: string;
  readonly arm: string;
  readonly over: string;
}

/** The columns of a table that compares pairs of arms: counts, and ratios of times on each platform. */
export function pairColumns<P extends ArmPair>(results: Results, pairs: readonly P[]) {
  const count = ({ suite, ...arms }: ArmPair, which: 'arm' | 'over', quantity: string) =>
    results.exact(`${suite}/${arms[which]}`, quantity);
  const measured = results.platforms
    .filter(platform => pairs.some(({ suite }) => results.suite(platform, suite)))
    .map(platform => ({ platform }));
  return {
    name: (label: string): ItemColumn<P> => ({ label, cell: ({ name }) => name }),

    /** Multiply-accumulates of one of the two arms. */
    macs(label: string, unit: string, which: 'arm' | 'over' = 'arm'): ItemColumn<P> {
      return { label, unit, digits: 4, cell: pair => count(pair, which, 'macs') / 1e6 };
    },

    /** A count of the arm over the other's. */
    countRatio(label: string, quantity: string): ItemColumn<P> {
      return { label, digits: 3, cell: pair => count(pair, 'arm', quantity) / count(pair, 'over', quantity) };
    },

    /** Multiply-accumulates, parameters and memory access cost of the arm over the other's. */
    countRatios(): readonly ItemColumn<P>[] {
      return [
        this.countRatio('MACs', 'macs'),
        this.countRatio('parameters', 'parameters'),
        this.countRatio('memory access cost', 'memoryAccessCost'),
      ];
    },

    /** The arm's time per multiply-accumulate over the other's, on each platform that measured any of the pairs. */
    perMacRatios(): readonly ItemColumn<P>[] {
      return this.timeRatios('time per MAC', (suite, { arm, over }) =>
        suite.ratio(arm, over, { perMac: true }),
      );
    },

    /** A ratio on each platform that measured any of the pairs: the arm's time over the other's, or another one. */
    timeRatios(
      label: string,
      ratio = (suite: SuiteResults, { arm, over }: P): Interval | undefined => suite.ratio(arm, over),
    ): readonly ItemColumn<P>[] {
      return platformColumns(measured, label, ({ platform }, pair) => {
        const suite = results.suite(platform, pair.suite);
        return suite && ratio(suite, pair);
      });
    },
  };
}
