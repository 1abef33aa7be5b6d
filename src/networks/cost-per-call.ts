import type { Version } from '../kernels/op.js';
import type { Platform } from './platform.js';

/**
 * A platform on which each call of a kernel costs a fixed time before it begins, as in a framework that looks the op up,
 * checks its arguments and allocates its output first.
 *
 * @param ns  the cost of a call; it is waited for, so it is exact wherever the clock is
 */
export function withCostPerCall(platform: Platform, ns: number): Platform {
  const versions = Object.entries(platform.versions).map(
    ([op, version]) => [op, delayed(version as Version<unknown>, ns)] as const,
  );
  return {
    ...platform,
    name: `${platform.name}, ${ns / 1000} µs a call`,
    versions: Object.fromEntries(versions) as unknown as Platform['versions'],
  };
}

function delayed<P>(version: Version<P>, ns: number): Version<P> {
  return {
    ...version,
    bind(layer, scratch) {
      const kernel = version.bind(layer, scratch);
      return {
        ...kernel,
        run(out, inputs) {
          wait(ns);
          kernel.run(out, inputs);
        },
      };
    },
  };
}

function wait(ns: number): void {
  const end = performance.now() + ns / 1e6;
  while (performance.now() < end);
}
