import type { Command } from 'commander';
import { InputError } from '../errors/input-error.js';
import { expectPlace, isStdout, writeBytes } from '../measure/results/files.js';
import { writeOnnx } from '../networks/onnx/write.js';
import { formatBytes } from '../reports/format.js';
import { examples } from './examples.js';
import { addNetworkOptions, expectKnown, NETWORK, networkOf, type Shapes } from './network.js';
import { FORCE, forceOption, seedOption } from './options.js';
import { print } from './terminal.js';

/** `export`: a network with its seeded weights as an ONNX file. */
export function declare(command: Command): void {
  command
    .argument('<network>', NETWORK)
    .argument('<file>', 'the ONNX file; a link is followed, a pipe or device written to')
    .addOption(seedOption())
    .addOption(forceOption())
    .addHelpText(
      'after',
      examples(
        'export mobilenet-v2 mobilenet-v2.onnx',
        'export resnet-18 small.onnx --resolution 64 --force',
      ),
    );
  addNetworkOptions(command).action(
    async (name: string, file: string, options: { seed: number; force?: boolean; shape?: Shapes }) => {
      const network = networkOf(name, { ...options });
      const { graph } = network;
      if (file === '') throw new InputError('export: file is "", expected a path');
      expectKnown(network);
      const over = options.force ? 'anything' : 'nothing';
      expectPlace(file, over, FORCE);
      const model = writeOnnx(graph, options.seed);
      await writeBytes(file, model, over);
      // Behind the model itself, a line would be one too many.
      if (!isStdout(file)) print(`${file}: ${graph.name}, ${formatBytes(model.length)}`);
    },
  );
}
