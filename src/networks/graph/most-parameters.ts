import { InputError } from '../../errors/input-error.js';
import { elements } from '../../tensors/tensor.js';
import { type Graph, opNodes } from './graph.js';

/** 1 GiB of float32, about twice the weights of VGG-19. */
const MOST_PARAMETERS = 2 ** 28;

/**
 * To be called before weights are made: so many values would take minutes and more memory than most machines have.
 *
 * @throws {InputError} where a graph has more of them
 */
export function expectParameters(where: string, graph: Graph): void {
  const parameters = opNodes(graph)
    .flatMap(({ weightShapes }) => weightShapes.map(elements))
    .reduce((sum, count) => sum + count, 0);
  if (parameters <= MOST_PARAMETERS) return;
  const [got, most] = [parameters, MOST_PARAMETERS].map(count => Math.ceil(count / 1e6).toLocaleString('en'));
  throw new InputError(`${where}: ${graph.name} has ${got} M parameters, expected at most ${most} M`);
}
