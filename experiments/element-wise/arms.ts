import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Arm } from '../../src/measure/arms.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { OTHER, TAKEN, WIDTHS, type Width } from './table-4.js';
import { isElementWise } from './traffic.js';
import { FORMS, type FormName, type Stack, unitStack } from './units.js';

/** As many units as make a sample of a few milliseconds; ratios are the same for every number of them. */
const UNITS: Readonly<Record<Width, number>> = { 32: 6, 64: 2, 128: 1 };

/** The arm of the element-wise passes alone, of the form `both`. */
export const PASSES_ALONE = 'passes-alone';

/** Suites by the number of channels, in the reading that is taken. */
export const suiteOf = (c: Width): string => `c=${c}`;

/** The stack of a suite. */
export function stackOf(c: Width): Stack {
  return { wide: c, narrow: TAKEN.narrow(c), side: TAKEN.side, units: UNITS[c] };
}

const PAPER_ROWS: readonly FormName[] = ['neither', 'both', 'no-shortcut', 'no-relu'];

function formArms(stack: Stack, forms: readonly FormName[]): Arm[] {
  return forms.map(form => ({ id: form, graph: () => unitStack(stack, FORMS[form]) }));
}

/** Table 4's networks, and with ReLU fused; at c = 32 also with the sum fused, and the passes without the convolutions. */
const widthSuites: readonly SuiteDeclaration[] = WIDTHS.map(c => ({
  id: suiteOf(c),
  title: `${stackOf(c).wide} → ${stackOf(c).narrow} → ${stackOf(c).narrow} → ${stackOf(c).wide}, 56×56`,
  arms: [
    ...formArms(stackOf(c), [...PAPER_ROWS, 'relu-fused']),
    ...(c === 32 ? [...formArms(stackOf(c), ['all-fused']), passesAlone(stackOf(c))] : []),
  ],
}));

function passesAlone(stack: Stack): Arm {
  return { id: PASSES_ALONE, graph: () => unitStack(stack, FORMS.both), only: isElementWise };
}

/** The other reading of the table. */
export const OTHER_SUITE = 'c=64-throughout';
const otherStack = (c: Width): Stack => ({ wide: c, narrow: OTHER.narrow(c), side: OTHER.side, units: 1 });

/** Maps of 3.3 MB, which no longer stay in a cache of 2 MB between one pass and the next. */
export const LARGE_SUITE = 'large-maps';
const LARGE: Stack = { wide: 32, narrow: 8, side: 160, units: 1 };

/** ResNet's wide sum beside the narrow one of the inverted residual. */
export const SUMS_SUITE = 'sums';
/** The work of the two units is the same within 1 %: 17,408 and 17,496 multiply-accumulates for each pixel. */
export const RESNET: Stack = { wide: 128, narrow: 32, side: 28, units: 1 };
export const INVERTED = { channels: 36, expansion: 6, side: 28 } as const;

/**
 * 1×1 to six times the channels, depthwise 3×3, 1×1 back without an activation, and the sum.
 *
 * @param fused  whether ReLU6 is computed as a convolution writes its output, as deployed
 */
export function invertedUnit({ channels, expansion, side }: typeof INVERTED, fused = true): Graph {
  const g = new GraphBuilder(`inverted-${channels}-${expansion}`);
  const x = g.input([1, channels, side, side]);
  const filters = channels * expansion;
  let y = g.pointwise(x, { filters }, { name: 'expand' });
  y = g.activation('relu6', y, { name: 'expand/relu6' });
  y = g.depthwise(y, { kernel: [3, 3], padding: 1 }, { name: 'depthwise' });
  y = g.activation('relu6', y, { name: 'depthwise/relu6' });
  y = g.pointwise(y, { filters: channels }, { name: 'project' });
  const graph = g.build(g.add(x, y, { name: 'sum' }));
  return fused ? optimize(graph) : graph;
}

const resnetUnit = () => unitStack(RESNET, FORMS['relu-fused']);
const inverted = () => invertedUnit(INVERTED);

/** The suites of a profile. */
export function suites(profile: Profile): readonly SuiteDeclaration[] {
  const forms: readonly FormName[] = profile === 'full' ? PAPER_ROWS : ['neither', 'both'];
  return [
    ...widthSuites,
    {
      id: OTHER_SUITE,
      title: 'the other reading: 64 → 64 → 64 → 64, 28×28',
      arms: formArms(otherStack(64), forms),
    },
    {
      id: LARGE_SUITE,
      title: '32 → 8 → 8 → 32, 160×160',
      arms: formArms(LARGE, ['neither', 'both', 'relu-fused']),
    },
    {
      id: SUMS_SUITE,
      title: "ResNet's unit and the inverted residual, fused, 28×28",
      arms: [
        { id: 'resnet', graph: resnetUnit },
        { id: 'resnet-sum', graph: resnetUnit, only: node => node.op === 'add' },
        { id: 'inverted', graph: inverted },
        { id: 'inverted-sum', graph: inverted, only: node => node.op === 'add' },
      ],
    },
  ];
}
