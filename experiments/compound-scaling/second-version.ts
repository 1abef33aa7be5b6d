import { countGraph } from '../../src/cost/counts.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { Results } from '../../src/measure/results/results.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { formatShare, significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';

/** Members of EfficientNetV2, with the side of their images. */
export const SIZES = [
  { size: 's', name: 'V2-S', side: 384 },
  { size: 'm', name: 'V2-M', side: 480 },
  { size: 'l', name: 'V2-L', side: 480 },
] as const;

/** The first stage that counts as late: the stage that V2's text adds layers to, beside the one after it. */
const FIRST_LATE = 5;
/** Side of the image of B7, which V2 does not follow. */
const UNCAPPED = 600;

/** The stage of a node by its name: `stage4.2/expand/conv` is of stage 4; undefined for stem and head. */
export function stageOf(name: string): number | undefined {
  const found = /^stage(\d+)\./.exec(name);
  return found ? Number(found[1]) : undefined;
}

/** Layers, work and parameters of the early and the late stages of every member. */
export function secondVersionRows(): ExactRow[] {
  return SIZES.flatMap(({ size, name, side }) => {
    const graph = graphOf('efficientnet-v2', { size, resolution: side });
    const at = `v2/${name}`;
    const parts = (['early', 'late'] as const).map(part => {
      const isPart = (node: { readonly name: string }) => {
        const stage = stageOf(node.name);
        return stage !== undefined && stage >= FIRST_LATE === (part === 'late');
      };
      const layers = new Set(
        opNodes(graph)
          .filter(isPart)
          .map(node => node.name.split('/')[0]),
      ).size;
      const { macs, parameters } = countGraph(graph, isPart);
      return [
        ...exactRows(at, 'layers', { [`${part}Layers`]: layers }),
        ...exactRows(at, 'multiply-accumulates', { [`${part}Macs`]: macs }),
        ...exactRows(at, 'elements', { [`${part}Parameters`]: parameters }),
      ];
    });
    const whole = (resolution: number) => countGraph(graphOf('efficientnet-v2', { size, resolution })).macs;
    return [
      ...parts.flat(),
      ...exactRows(at, 'multiply-accumulates', { macs: whole(side), uncappedMacs: whole(UNCAPPED) }),
    ];
  });
}

/** Where EfficientNetV2 adds its layers, and what the cap of its images saves. */
export function secondVersionTable(results: Results): Table {
  const of = (name: string, quantity: string) => results.exact(`v2/${name}`, quantity);
  const perLayer = (name: string, part: string, quantity: string) =>
    of(name, `${part}${quantity}`) / of(name, `${part}Layers`) / 1e6;
  return tableOf(
    'EfficientNetV2: layers are added late, and images stop at 480×480',
    SIZES,
    [
      { label: 'network', cell: ({ name }) => name },
      { label: 'image', cell: ({ side }) => `${side}×${side}` },
      { label: 'layers in stages 1 to 4', cell: ({ name }) => of(name, 'earlyLayers') },
      { label: 'layers from stage 5 on', cell: ({ name }) => of(name, 'lateLayers') },
      {
        label: 'MACs of an early layer',
        unit: 'M',
        digits: 3,
        cell: ({ name }) => perLayer(name, 'early', 'Macs'),
      },
      {
        label: 'MACs of a late layer',
        unit: 'M',
        digits: 3,
        cell: ({ name }) => perLayer(name, 'late', 'Macs'),
      },
      {
        label: 'parameters of an early layer',
        unit: 'M',
        digits: 3,
        cell: ({ name }) => perLayer(name, 'early', 'Parameters'),
      },
      {
        label: 'parameters of a late layer',
        unit: 'M',
        digits: 3,
        cell: ({ name }) => perLayer(name, 'late', 'Parameters'),
      },
      { label: 'MACs', unit: 'G', digits: 3, cell: ({ name }) => of(name, 'macs') / 1e9 },
      {
        label: `MACs at ${UNCAPPED}×${UNCAPPED}`,
        cell: ({ name }) =>
          `${significant(of(name, 'uncappedMacs') / 1e9)} G (${formatShare(of(name, 'uncappedMacs') / of(name, 'macs'))})`,
      },
    ],
    [
      "M and L are not in the paper's tables; they are counted from the authors' code. A layer is a block, means over all blocks.",
    ],
  );
}
