import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { InputError } from '../errors/input-error.js';
import { writeBytes } from '../measure/results/files.js';
import { graphOf } from '../networks/models/catalogue.js';
import { writeOnnx } from '../networks/onnx/write.js';
import { formatBytes } from '../reports/format.js';
import { examples } from './examples.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { seedOption } from './options.js';
import { print } from './terminal.js';

/** `export`: a network with its seeded weights as an ONNX file. */
export function declare(command: Command): void {
  command
    .argument('<model>', 'a family or a published network of it: see models')
    .argument('<file>', 'the ONNX file')
    .addOption(seedOption())
    .option('--force', 'replace the file if there is one')
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
      await refuse(file, options.force ?? false);
      const model = writeOnnx(graph, options.seed);
      await writeBytes(file, model);
      print(`${file}: ${graph.name}, ${formatBytes(model.length)}`);
    },
  );
}

/** @throws {InputError} where the file cannot be the new one */
async function refuse(file: string, force: boolean): Promise<void> {
  if (file === '') throw new InputError('export: file is "", expected a path');
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new InputError(`${file}: is a folder, expected a file`);
  if (found && !force) throw new InputError(`${file}: exists, expected a new file, or --force to replace it`);
}
