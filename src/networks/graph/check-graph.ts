import { InputError } from '../../errors/input-error.js';
import { type Graph, type OpNode, outputIds } from './graph.js';
import { fitsOver, mayOverwrite } from './in-place.js';

/**
 * Refuses a graph that cannot run in node order: a wrong id, two nodes with the same name, an input that does not
 * exist or comes later (a cycle), memory that is overwritten by an op of another shape or one that does not work in
 * place, or a read of memory that another node has overwritten.
 *
 * @throws {InputError} one line, `graph NAME: …`, for the first thing that is wrong
 */
export function checkGraph(graph: Graph): void {
  const { name, nodes, output } = graph;
  const refuse = (what: string): never => {
    throw new InputError(`graph ${name}: ${what}`);
  };
  const named = new Map<string, number>();
  const overwrittenBy = new Map<number, OpNode>();
  nodes.forEach((node, place) => {
    if (node.id !== place) refuse(`${node.name} has id ${node.id}, expected its index ${place}`);
    const first = named.get(node.name);
    if (first !== undefined) refuse(`nodes ${first} and ${place} are both named ${node.name}`);
    named.set(node.name, place);
    if (node.kind === 'input') return;
    for (const id of node.inputs) {
      if (!nodes[id]) refuse(`${node.name} reads node ${id}, expected an id below ${nodes.length}`);
      if (id >= place) refuse(`${node.name} reads ${nodes[id].name}, expected an earlier node (a cycle)`);
      const writer = overwrittenBy.get(id);
      if (writer) refuse(`${node.name} reads ${nodes[id].name}, which ${writer.name} has overwritten`);
    }
    if (node.overwrites === undefined) return;
    const overwritten = node.inputs[node.overwrites];
    if (overwritten === undefined) {
      refuse(
        `${node.name} overwrites input ${node.overwrites}, expected an index below ${node.inputs.length}`,
      );
    }
    if (!fitsOver(node, nodes[overwritten].shape)) {
      const [got, expected] = [nodes[overwritten], node].map(({ shape }) => `[${shape.join(', ')}]`);
      refuse(
        `${node.name} overwrites ${nodes[overwritten].name} of shape ${got}, expected its own, ${expected}`,
      );
    }
    if (!mayOverwrite(node, node.overwrites)) {
      refuse(
        `${node.name} overwrites ${nodes[overwritten].name}, which ${node.op} cannot: it still reads there`,
      );
    }
    overwrittenBy.set(overwritten, node);
  });
  const outputs = outputIds(graph);
  if (outputs[0] !== output)
    refuse(`the first output is node ${outputs[0]}, expected the main one, ${output}`);
  outputs.forEach((id, i) => {
    const which = outputs.length === 1 ? 'the output' : `output ${i}`;
    if (!nodes[id]) refuse(`${which} is node ${id}, expected an id below ${nodes.length}`);
    if (outputs.indexOf(id) < i) refuse(`${which} is ${nodes[id].name}, which is an output already`);
    const writer = overwrittenBy.get(id);
    if (writer) refuse(`${which} is overwritten by ${writer.name}`);
  });
}
