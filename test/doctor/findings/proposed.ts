import assert from 'node:assert/strict';
import type { Proposal, Rule } from '../../../src/doctor/proposal.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph, OpNode } from '../../../src/networks/graph/graph.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { platforms } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';

/** A network from its input on. */
export function network(shape: readonly number[], build: (g: GraphBuilder, input: number) => number): Graph {
  const g = new GraphBuilder('network');
  return g.build(build(g, g.input(shape)));
}

/** What a rule proposes for a network. */
export function proposed(rule: Rule, graph: Graph, secondLevelBytes?: number): readonly Proposal[] {
  return rule.propose(graph, { secondLevelBytes });
}

/** The only proposal of a rule. */
export function onlyProposal(rule: Rule, graph: Graph, secondLevelBytes?: number): Proposal {
  const proposals = proposed(rule, graph, secondLevelBytes);
  assert.equal(proposals.length, 1, proposals.map(({ title }) => title).join('; '));
  return proposals[0];
}

/** The ops of a network with their output shapes, in order: `conv2d 1×8×4×4`. */
export function opsOf(graph: Graph): readonly string[] {
  return opNodes(graph).map(({ op, shape }) => `${op} ${shape.join('×')}`);
}

/** The node of a name. */
export function nodeOf(graph: Graph, name: string): OpNode {
  const found = opNodes(graph).find(node => node.name === name);
  assert.ok(found, `no node ${name}`);
  return found;
}

/** Asserts that two networks compute the same, and that it is not all the same. */
export function sameOutput(graph: Graph, changed: Graph): void {
  const [expected, got] = [graph, changed].map(one => {
    const executable = bindGraph(one, platforms.typescript, 7);
    executable.run();
    return executable.output;
  });
  assert.ok(expected.data.some(value => value !== expected.data[0]));
  assert.ok(relativeError(got, expected) <= TOLERANCE);
}

/** Asserts that a changed network runs, and gives finite numbers. */
export function runs(changed: Graph): void {
  const executable = bindGraph(changed, platforms.typescript, 7);
  executable.run();
  assert.ok(executable.output.data.every(Number.isFinite));
}
