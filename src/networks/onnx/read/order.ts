import { plainText } from '../../../errors/foreign-text.js';
import type { OnnxNode } from './messages.js';
import { DamagedFile } from './wire.js';

/**
 * The nodes in an order in which they can run; that of the file, where it is one.
 *
 * @param known  the names of values that are there from the start
 * @throws {DamagedFile} where two nodes write one value, one is read that nothing writes, or there is a cycle
 */
export function sortedNodes(
  nodes: readonly OnnxNode[],
  known: { has(name: string): boolean },
): readonly OnnxNode[] {
  const writers = new Map<string, number>();
  nodes.forEach((node, i) => {
    for (const name of node.outputs.filter(Boolean)) {
      if (known.has(name) || writers.has(name)) {
        throw new DamagedFile(`has two values named ${plainText(name, 100)}`);
      }
      writers.set(name, i);
    }
  });
  const waits = nodes.map(({ inputs }) => new Set(inputs.flatMap(name => writers.get(name) ?? [])));
  for (const node of nodes) {
    const missing = node.inputs.find(name => name !== '' && !known.has(name) && !writers.has(name));
    if (missing !== undefined) {
      throw new DamagedFile(
        `has the node ${nodeName(node)} that reads ${plainText(missing, 100)}, which nothing writes`,
      );
    }
  }
  const readers = nodes.map((): number[] => []);
  waits.forEach((writersOfOne, i) => {
    for (const writer of writersOfOne) readers[writer].push(i);
  });
  const missing = waits.map(({ size }) => size);
  const sorted: OnnxNode[] = [];
  // A node is placed as soon as the last one that it waits for is there: a file in order keeps its order.
  const place = (first: number): void => {
    const ready = [first];
    for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
      sorted.push(nodes[i]);
      for (const reader of readers[i]) {
        missing[reader]--;
        if (missing[reader] === 0 && reader < first) ready.push(reader);
      }
    }
  };
  nodes.forEach((_, i) => {
    if (missing[i] === 0) place(i);
  });
  if (sorted.length < nodes.length) {
    const placed = new Set(sorted);
    const stuck = nodes.find(node => !placed.has(node))!;
    throw new DamagedFile(`has a cycle through the node ${nodeName(stuck)}`);
  }
  return sorted;
}

/** A node's name as a message shows it. */
export function nodeName({ name, outputs, type }: OnnxNode): string {
  return plainText(name || outputs.find(Boolean) || type, 100);
}
