import type { Command } from 'commander';
import { InputError } from '../errors/input-error.js';
import { expectPlace, isStdout, writeBytes } from '../measure/results/files.js';
import { graphOf } from '../networks/models/catalogue.js';
import { writeOnnx } from '../networks/onnx/write.js';
import { formatBytes } from '../reports/format.js';
import { examples } from './examples.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { FORCE, forceOption, seedOption } from './options.js';
import { print } from './terminal.js';

/** `export`: a network with its seeded weights as an ONNX file. */
export function declare(command: Command): void {
  command
    .argument('<model>', 'a family or a published network of it: see models')
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
  addModelOptions(command).action(
    async (name: string, file: string, options: { seed: number; force?: boolean }) => {
      const graph = graphOf(name, askedParameters(options));
      if (file === '') throw new InputError('export: file is "", expected a path');
      const over = options.force ? 'anything' : 'nothing';
      expectPlace(file, over, FORCE);
      const model = writeOnnx(graph, options.seed);
      await writeBytes(file, model, over);
      // Behind the model itself, a line would be one too many.
      if (!isStdout(file)) print(`${file}: ${graph.name}, ${formatBytes(model.length)}`);
    },
  );
}
