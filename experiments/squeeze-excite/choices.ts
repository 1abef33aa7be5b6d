import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { blockGraph, type Excitation, STAGES } from './blocks.js';

export const CHOICES_SUITE = 'choices';

/** Row 12 of Table 1, in which the choices are made. */
export const [, , CHOSEN_STAGE] = STAGES;
const { narrow, expanded } = CHOSEN_STAGE;

/** A way to make squeeze-and-excite. */
export interface Choice extends Excitation {
  /** Its arm. */
  readonly id: string;
  readonly full?: boolean;
}

/** The paper's bottleneck, and what MnasNet has: a quarter of the block's narrow end. */
export const PAPER = `${expanded} / 4 inside`;
export const OF_NARROW = `${narrow} / 4 inside`;
export const SIGMOID = 'sigmoid gate';
export const SEPARATE = 'not fused';

export const choices: readonly Choice[] = [
  { id: PAPER },
  { id: OF_NARROW, squeezed: narrow / 4 },
  { id: SIGMOID, gate: 'sigmoid' },
  { id: SEPARATE, fused: false },
  { id: `${expanded} / 16 inside`, squeezed: expanded / 16, full: true },
  { id: `${expanded} inside`, squeezed: expanded, full: true },
];

/** One block with squeeze-and-excite made in several ways. */
export function choicesSuite(profile: Profile): SuiteDeclaration {
  const { side } = CHOSEN_STAGE;
  return {
    id: CHOICES_SUITE,
    title: `squeeze-and-excite made in several ways, ${expanded} channels of ${side}×${side}`,
    arms: choices
      .filter(({ full }) => profile === 'full' || !full)
      .map(({ id, full: _, ...excitation }) => ({
        id,
        graph: () => blockGraph(CHOSEN_STAGE, 'se', excitation),
      })),
  };
}
