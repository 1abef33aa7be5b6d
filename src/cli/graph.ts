import { type Command, Option } from 'commander';
import { examples } from './examples.js';
import { showKinds } from './graph-kinds.js';
import { showNodes } from './graph-nodes.js';
import { addNetworkOptions, NETWORK, networkOf, warnOf } from './network.js';
import { jsonOption } from './options.js';
import { csvOption, type RowOptions, sortOption } from './sortable.js';

/** `graph`: the nodes of a network with their shapes and counts. */
export function declare(command: Command): void {
  command
    .argument('<network>', NETWORK)
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
        'graph model.onnx --shape input=1x3x224x224',
      ),
    );
  addNetworkOptions(command).action((name: string, options: RowOptions & { readonly by?: 'kind' }) => {
    const network = networkOf(name, { ...options });
    if (options.by === 'kind') showKinds(network.graph, options);
    else showNodes(network, options);
    if (!options.json) warnOf(network);
  });
}
