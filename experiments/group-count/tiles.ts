import { slower } from '../../src/experiment/claims/ratio.js';
import { groupedStack } from '../../src/networks/models/pointwise-stack.js';

const GROUPS = 8;
/** Of the ARM set: 23 channels a group, no multiple of a tile's side. */
const ODD = 184;
/** The next number whose groups fill every tile: 24 channels a group. */
const EVEN = 192;

/** The same 8 groups with tiles that are filled and with tiles that are not. */
export const tileSuite = {
  id: 'tiles',
  title: `${GROUPS} groups of ${EVEN / GROUPS} and of ${ODD / GROUPS} channels, one layer`,
  baseline: String(EVEN),
  arms: [EVEN, ODD].map(channels => ({
    id: String(channels),
    graph: () => groupedStack(channels, GROUPS, 1, false),
  })),
};

export const tileClaim = slower(String(ODD), String(EVEN), {
  id: 'half-empty-tiles',
  statement: `Half-empty tiles are part of it: ${GROUPS} groups of ${ODD / GROUPS} channels take longer per multiply-accumulate than ${GROUPS} groups of ${EVEN / GROUPS}.`,
  source: "this suite's own question: its kernels' tiles have 4 to 16 channels, and 23 fills none of them",
  suite: tileSuite.id,
  names: [`${ODD} channels`, `${EVEN}`],
  per: 'multiply-accumulate',
});
