// figures: 0
// %% [markdown] title
// # 12 · Your own network: solutions
// %%
import { check, conventionCounts, countGraph, ownNetwork, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// thop counts 4 operations for each element of a batch norm, fvcore 2. Both count the pool; thop counts one more for each of its channels, too
// little to matter. So the gap between the two numbers is twice the number of elements.
// %%
const said = (tool: string): number => conventionCounts(ownNetwork()).find(one => one.tool === tool)!.value;
await check('own-network/1', (said('thop') - said('fvcore')) / 2 / 1e6);
// %% [markdown] exercise-2
// The filter is one of 33 in three layers only: the convolution that computes it, the depthwise one after it, and the 1×1 that reads that one.
// %%
const macs = (filters: number): number => countGraph(ownNetwork({ filters })).macs;
await check('own-network/2', 100 * (1 - macs(32) / macs(33)));
// %% [markdown] exercise-3
// What the roofline predicts is the least time that the layer can take; the rest is lost. A multiply-accumulate is two FLOPs, and 1 GFLOP/s is a
// million FLOPs per millisecond.
// %%
const lost = (work: number, bytes: number, ms: number, gflops: number, gbs: number): number =>
  Math.max(0, ms - Math.max((2 * work) / gflops, bytes / gbs) / 1e6);
await check('own-network/3', lost);
// %%
await showScore('own-network');
