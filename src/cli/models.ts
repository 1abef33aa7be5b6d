import type { Command } from 'commander';
import { type NetworkCost, networkCost } from '../cost/network-cost.js';
import { catalogue, graphOf } from '../networks/models/catalogue.js';
import type { Family, PublishedCounts } from '../networks/models/family.js';
import type { Table } from '../reports/table.js';
import { examples, jsonOption, oneOf } from './options.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** A network of the catalogue beside what is published of it. */
interface CountedModel {
  readonly name: string;
  readonly family: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly counts: NetworkCost;
  readonly published?: PublishedCounts;
  readonly follows?: string;
}

const MILLION = 1e6;

/** `models`: the networks of the catalogue, counted, beside their published figures. */
export function addModels(program: Command): void {
  program
    .command('models')
    .description('count the networks of the catalogue and show the published figures beside them')
    .argument('[family...]', 'families of networks; all where none is named')
    .addOption(jsonOption())
    .addHelpText('after', examples('models', 'models mobilenet-v2 shufflenet-v2', 'models --json'))
    .action((names: string[], { json }: { json?: boolean }) => {
      const known = catalogue.map(family => family.name);
      const asked = names.map(name => oneOf('family', name, known));
      const families = catalogue.filter(({ name }) => asked.length === 0 || asked.includes(name));
      const models = families.flatMap(countFamily);
      if (json) {
        printJson(models);
        return;
      }
      print(terminalTable(publishedTable(models)), '', terminalTable(costTable(models)), '');
      for (const family of families) print(...describe(family));
    });
}

/** Where a family comes from, where its published figures are printed, and what is followed. */
function describe({ title, paper, variants, follows }: Family): string[] {
  const sources = new Set(variants.flatMap(({ published }) => published?.source ?? []));
  const own = variants.filter(variant => variant.follows);
  return [
    `${title}: ${paper.title}${paper.arxiv ? `, arXiv:${paper.arxiv}` : ''}`,
    ...(sources.size > 0 ? [`  Published figures: ${[...sources].join('; ')}.`] : []),
    ...(follows ? [`  Follows ${follows}`] : []),
    ...own.map(variant => `  ${variant.name} follows ${variant.follows}`),
  ];
}

function countFamily({ name: family, variants }: Family): CountedModel[] {
  return variants.map(({ name, parameters, published, follows }) => {
    const counts = networkCost(graphOf(name));
    return { name, family, parameters, counts, ...(published && { published }), ...(follows && { follows }) };
  });
}

/** What the papers print: multiply-accumulates and parameters, ours and theirs. */
function publishedTable(models: readonly CountedModel[]): Table {
  return {
    title: 'Counts of one image, beside the published ones',
    columns: [
      { label: 'network' },
      { label: 'multiply-accumulates' },
      { label: 'published', unit: 'M', digits: 4 },
      { label: 'difference', unit: '%', digits: 2 },
      { label: 'parameters' },
      { label: 'published', unit: 'M', digits: 4 },
      { label: 'difference', unit: '%', digits: 2 },
    ],
    rows: models.map(({ name, counts, published }) => [
      name,
      counts.macs,
      ...beside(counts.macs, published?.macs),
      counts.parameters,
      ...beside(counts.parameters, published?.parameters),
    ]),
    notes: [
      'Multiply-accumulates of convolutions and dense layers; papers call them FLOPs or multiply-adds.',
    ],
  };
}

/** A published number in millions, and how far ours is from it in per cent. */
function beside(ours: number, theirs: number | undefined): [number | null, number | null] {
  return theirs === undefined ? [null, null] : [theirs / MILLION, (100 * (ours - theirs)) / theirs];
}

/** What the papers' FLOPs leave out. */
function costTable(models: readonly CountedModel[]): Table {
  const millions = { unit: 'M', digits: 4 };
  return {
    title: 'What multiply-accumulates leave out',
    columns: [
      { label: 'network' },
      { label: 'layers' },
      { label: 'batch norm', ...millions },
      { label: 'activations', ...millions },
      { label: 'pools', ...millions },
      { label: 'sums', ...millions },
      { label: 'memory access cost', ...millions },
      { label: 'peak memory', unit: 'MiB', digits: 4 },
    ],
    rows: models.map(({ name, counts }) => [
      name,
      counts.layers,
      counts.elementOps.batchNorm / MILLION,
      counts.elementOps.activations / MILLION,
      counts.elementOps.pools / MILLION,
      counts.elementOps.sums / MILLION,
      counts.memoryAccessCost / MILLION,
      counts.peakBytes / 2 ** 20,
    ]),
    notes: [
      'Layers: convolutions and dense layers. Batch norm, activations, pools, sums: evaluations of one element.',
      'Memory access cost: elements that every op reads and writes, none of them fused.',
      'Peak memory: activations in float32 in the best order that was found, without weights.',
    ],
  };
}
