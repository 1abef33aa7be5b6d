import { bestVariant } from '../../../src/wasm/module.js';
import { Pool } from '../../../src/wasm/threads/pool.js';
import { everyOpAgrees } from '../../kernels/every-op-agrees.js';
import { agreesOn } from '../../kernels/wasm-agrees.js';

describe('in WebAssembly on 1, 2, 3 and 5 threads', () => {
  // Without a least cost, so that the threads share small layers too.
  const pools = [1, 2, 3, 5].map(threads => new Pool(threads, { minimumCost: 0, variant: bestVariant() }));
  before(() => {
    for (const pool of pools) pool.start();
  });
  after(() => Promise.all(pools.map(pool => pool.close())));

  const loads = pools.map(pool => [`on ${pool.threads} threads`, () => pool.load()] as const);
  everyOpAgrees(agreesOn(new Map(loads), 200));
});
