import type { OnnxAttribute, OnnxFunction, OnnxModel, OnnxNode } from './messages.js';
import { DamagedFile } from './wire.js';

/** So many nodes and calls may there be: of functions that call the next one twice there would be no other end. */
const MOST_CALLS = 100_000;
/** A function that calls itself has no end either. */
const MOST_DEPTH = 40;

/**
 * The nodes of a graph with the nodes of functions in the place of their calls. PyTorch's newer exporter writes a module
 * as a function.
 *
 * @throws {DamagedFile} where functions have no end
 */
export function withoutFunctions({ graph, functions }: OnnxModel): readonly OnnxNode[] {
  if (functions.length === 0) return graph.nodes;
  const byName = new Map(functions.map(one => [`${one.domain}\n${one.name}`, one]));
  const nodes: OnnxNode[] = [];
  let calls = 0;
  const place = (node: OnnxNode, depth: number): void => {
    const called = byName.get(`${node.domain}\n${node.type}`);
    calls++;
    if (depth > MOST_DEPTH || calls > MOST_CALLS) throw new DamagedFile('has functions without end');
    if (called) for (const inner of bodyOf(called, node)) place(inner, depth + 1);
    else nodes.push(node);
  };
  for (const node of graph.nodes) place(node, 0);
  return nodes;
}

/** The nodes of one call: values of the function have the name of the call before theirs. */
function bodyOf(called: OnnxFunction, call: OnnxNode): readonly OnnxNode[] {
  const prefix = call.outputs.find(Boolean) ?? call.name;
  const outside = new Map<string, string>();
  called.inputs.forEach((name, i) => {
    outside.set(name, call.inputs[i] ?? '');
  });
  called.outputs.forEach((name, i) => {
    if (call.outputs[i]) outside.set(name, call.outputs[i]);
  });
  const nameOf = (name: string) => (name === '' ? '' : (outside.get(name) ?? `${prefix}/${name}`));
  return called.nodes.map(node => ({
    ...node,
    name: [call.name, node.name].filter(Boolean).join('/'),
    inputs: node.inputs.map(nameOf),
    outputs: node.outputs.map(nameOf),
    attributes: attributesOf(node, called, call),
  }));
}

/** Attributes of a function's node, some of which have the value of one of the call's. */
function attributesOf(
  node: OnnxNode,
  called: OnnxFunction,
  call: OnnxNode,
): ReadonlyMap<string, OnnxAttribute> {
  const attributes = new Map<string, OnnxAttribute>();
  for (const [name, attribute] of node.attributes) {
    if (!attribute.refersTo) {
      attributes.set(name, attribute);
      continue;
    }
    const { refersTo } = attribute;
    const given = call.attributes.get(refersTo) ?? called.defaults.find(one => one.name === refersTo);
    if (given) attributes.set(name, { ...given, name });
  }
  return attributes;
}
