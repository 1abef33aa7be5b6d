import { type Command, Option } from 'commander';
import { graphOf } from '../networks/models/catalogue.js';
import { examples } from './examples.js';
import { showKinds } from './graph-kinds.js';
import { showNodes } from './graph-nodes.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { jsonOption } from './options.js';
import { csvOption, type RowOptions, sortOption } from './sortable.js';

/** `graph`: the nodes of a network with their shapes and counts. */
export function declare(command: Command): void {
  command
    .argument('<model>', 'a family or a published network of it: see models')
    .addOption(new Option('--by <what>', 'sums instead of nodes, over the kinds of layers').choices(['kind']))
    .addOption(sortOption('macs'))
    .addOption(csvOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'graph mobilenet-v2 --width 1.4',
        'graph mobilenet-v2 --sort macs',
        'graph shufflenet-v2 --by kind --sort bytes',
        'graph resnet-18 --csv > resnet-18.csv',
        'graph resnet-18 --json',
      ),
    );
  addModelOptions(command).action((name: string, options: RowOptions & { readonly by?: 'kind' }) => {
    const graph = graphOf(name, askedParameters({ ...options }));
    if (options.by === 'kind') showKinds(graph, options);
    else showNodes(graph, options);
  });
}
