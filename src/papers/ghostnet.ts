import type { Published } from './published.js';

const GHOST_NET = 'GhostNet: More Features from Cheap Operations (Han et al. 2020)';

/** Equations 4 and 5, for s = 2. */
export const ghostSpeedup: Published = {
  paper: GHOST_NET,
  arxiv: '1911.11907',
  place: 'equations 4 and 5',
  setup:
    'r_s = c·k² / (c·k²/s + (s − 1)·d²/s) ≈ s·c/(s + c − 1) ≈ s, for a cheap window d about as large as the ' +
    'primary k, and s much smaller than c. Here s = 2.',
  columns: ['c', 'k3_d3', 'k1_d3', 'approximation'],
  units: 'times fewer multiply-accumulates, and parameters',
  rows: [
    [8, 1.778, 0.941, 1.778],
    [16, 1.882, 1.28, 1.882],
    [32, 1.939, 1.561, 1.939],
    [64, 1.969, 1.753, 1.969],
    [128, 1.984, 1.869, 1.984],
    [256, 1.992, 1.932, 1.992],
  ],
  remarks: [
    'The formula is published, the numbers are derived from it.',
    'r_s is the quotient of multiply-accumulates and r_c that of parameters. They are the same number, since every weight ' +
      'is used once per pixel.',
    'The approximation needs d about as large as k. GhostNet itself has k = 1 and d = 3 almost everywhere: 2·c/(c + 9).',
  ],
};

/** GhostNetV2's Figure 2: top-1 accuracy against latency. */
export const ghostNetV2Latency: Published = {
  paper: 'GhostNetV2: Enhance Cheap Operation with Long-Range Attention (Tang et al. 2022)',
  arxiv: '2211.12905',
  place: 'Figure 2',
  setup: 'A phone that the figure does not name.',
  columns: ['network', 'top1', 'latency_ms'],
  units: '%; ms',
  rows: [
    ['GhostNetV2 at 75.3 %', 75.3, 37.5],
    ['GhostNet at 74.5 %', 74.5, 37.2],
    ['GhostNetV2 at 76.9 %', 76.9, 56.7],
    ['GhostNet at 76.1 %', 76.1, 56.5],
    ['GhostNetV2 at 77.8 %', 77.8, 77.5],
    ['GhostNet at 77.2 %', 77.2, 77],
  ],
  remarks: [
    "Read off the picture in the authors' repository by eye, ± 1 ms (unconfirmed). The names of the widths are not in the " +
      'picture: they are those whose printed accuracy fits.',
    'The abstract prints 75.3 % with 167 M multiply-accumulates for GhostNetV2, and 74.5 % for GhostNet.',
    'The points are paired by accuracy for about the same latency, so they do not say what attention adds to one network.',
  ],
};
