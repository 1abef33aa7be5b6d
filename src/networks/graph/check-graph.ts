import type { Graph, OpNode } from './graph.js';

/**
 * Refuses a graph that cannot run in node order: a wrong id, two nodes with the same name, an input that does not
 * exist or comes later (a cycle), or a read of memory that another node has overwritten.
 *
 * @throws {Error} one line, `graph NAME: …`, for the first thing that is wrong
 */
export function checkGraph({ name, nodes, output }: Graph): void {
  const refuse = (what: string): never => {
    throw new Error(`graph ${name}: ${what}`);
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
    overwrittenBy.set(overwritten, node);
  });
  if (!nodes[output]) refuse(`the output is node ${output}, expected an id below ${nodes.length}`);
  const writer = overwrittenBy.get(output);
  if (writer) refuse(`the output is overwritten by ${writer.name}`);
}
