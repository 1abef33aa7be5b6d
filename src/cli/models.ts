import type { Command } from 'commander';
import { networkCost } from '../cost/network-cost.js';
import { InputError } from '../errors/input-error.js';
import { catalogue, graphOf, parametersOf } from '../networks/models/catalogue.js';
import type { Family, ParameterValue } from '../networks/models/family.js';
import { examples } from './examples.js';
import { type CountedModel, costColumns, network, publishedColumns } from './model-columns.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { jsonOption, oneOf } from './options.js';
import {
  csvOption,
  type RowOptions,
  roomFor,
  sortableCsv,
  sortableTable,
  sortedBy,
  sortOption,
} from './sortable.js';
import { print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `models`: the networks of the catalogue, counted, beside their published figures. */
export function declare(command: Command): void {
  command
    .argument('[family...]', 'families of networks; all where none is named')
    .addOption(sortOption('macs'))
    .addOption(csvOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'models',
        'models mobilenet-v2 shufflenet-v2',
        'models --sort memory-access-cost',
        'models --resolution 128 --sort macs',
        'models --csv > models.csv',
      ),
    );
  addModelOptions(command).action((names: string[], options: RowOptions) => {
    const asked = askedParameters({ ...options });
    const families = familiesOf(names, asked);
    const columns = [network, ...publishedColumns, ...costColumns];
    const models = families.flatMap(family => countFamily(family, asked));
    const rows = sortedBy(models, columns, options.sort);
    if (options.json) printJson(rows);
    else if (options.csv) print(sortableCsv(columns, rows));
    else show(families, rows, options.sort);
    const without = names.length > 0 ? [] : catalogue.filter(family => !families.includes(family));
    if (without.length > 0) {
      const left = without.map(({ name }) => name).join(', ');
      warn(`left out, for they do not take these parameters: ${left}`);
    }
  });
}

function show(families: readonly Family[], models: readonly CountedModel[], sort: string | undefined): void {
  const published = sortableTable(
    'Counts of one image, beside the published ones',
    [network, ...publishedColumns],
    models,
    ['MACs: multiply-accumulates of convolutions and dense layers; papers call them FLOPs or multiply-adds.'],
  );
  const cost = sortableTable('What multiply-accumulates leave out', [network, ...costColumns], models, [
    'Layers: convolutions and dense layers. Batch norm, activations, pools, sums: evaluations of one element.',
    'Memory access cost: elements that every op reads and writes, none of them fused.',
    'Peak memory: activations in float32 in the best order that was found, without weights.',
  ]);
  const papers = roomFor(['difference', 'difference', 'published', 'published'], publishedColumns, sort);
  const rest = roomFor(['pools', 'sums', 'batch norm'], costColumns, sort);
  print(terminalTable(published, papers), '', terminalTable(cost, rest), '');
  for (const family of families) print(...describe(family));
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

/**
 * The families that are named; without names those that take the parameters that are asked for.
 *
 * @throws {InputError} where a name is none, or no family takes them all
 */
function familiesOf(names: readonly string[], asked: Readonly<Record<string, unknown>>): readonly Family[] {
  const known = catalogue.map(family => family.name);
  const named = names.map(name => oneOf('family', name, known));
  if (named.length > 0) return catalogue.filter(({ name }) => named.includes(name));
  const having = catalogue.filter(family => Object.keys(asked).every(key => key in family.parameters));
  if (having.length === 0) {
    const all = Object.keys(asked).join(', ');
    throw new InputError(`models: no family has all of ${all}, expected fewer parameters`);
  }
  const taking = having.filter(family => takes(family, asked));
  // Where a value is wrong for all of them, the first one says what is right.
  return taking.length > 0 ? taking : having;
}

function takes(family: Family, asked: Readonly<Record<string, unknown>>): boolean {
  try {
    parametersOf({ name: family.name, family }, asked);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/**
 * The published networks of a family; with parameters asked for, the networks that they make of these, each once.
 *
 * @throws {InputError} where the family has no such parameter, or a value breaks its rule
 */
function countFamily(family: Family, asked: Readonly<Record<string, unknown>>): CountedModel[] {
  const wanted = family.variants.map(variant => {
    const model = { name: variant.name, family, variant };
    const parameters = parametersOf(model, asked);
    const key = JSON.stringify(parameters);
    return { variant, parameters, key, asPublished: key === JSON.stringify(parametersOf(model)) };
  });
  const isFirst = ({ key }: (typeof wanted)[number], place: number) =>
    !wanted.some((other, i) => other.key === key && (other.asPublished || i < place));
  return wanted
    .filter((one, place) => one.asPublished || isFirst(one, place))
    .map(({ variant: { name, published, follows, ...variant }, parameters, asPublished }) => ({
      name: asPublished ? name : labelOf(family, parameters),
      family: family.name,
      parameters: asPublished ? variant.parameters : parameters,
      counts: networkCost(asPublished ? graphOf(name) : graphOf(family.name, parameters)),
      ...(asPublished && published && { published }),
      ...(follows && { follows }),
    }));
}

/** `mobilenet-v2 width=1.4`: the family, and what differs from its standard. */
function labelOf(family: Family, parameters: Readonly<Record<string, ParameterValue>>): string {
  const standard = parametersOf({ name: family.name, family });
  const said = Object.entries(parameters).filter(([key, value]) => value !== standard[key]);
  return [family.name, ...said.map(([key, value]) => `${key}=${value}`)].join(' ');
}
