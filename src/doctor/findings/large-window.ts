import type { OpParameters } from '../../kernels/op.js';
import { type OpNode, opNodes } from '../../networks/graph/graph.js';
import { alike } from '../graphs/alike.js';
import { retrained } from '../graphs/retrained.js';
import { symmetricPadding } from '../graphs/windows.js';
import { layerKey } from '../layers/distinct.js';
import type { Proposal, Rule } from '../proposal.js';

type Windowed = OpNode<'conv2d' | 'depthwise'>;

/**
 * A convolution with a window of 5×5: 25 products per output and channel. Two of 3×3 behind each other see the same pixels
 * with 18, and kernels are tuned for 3×3. Proposes the two, the stride in the first.
 *
 * @source Simonyan & Zisserman 2015, arXiv:1409.1556, section 2.3; Szegedy et al. 2016, arXiv:1512.00567, section 3.1
 */
export const largeWindow: Rule = {
  name: 'large-window',
  propose(graph) {
    const kinds = alike(opNodes(graph).filter(isLarge), node => layerKey(node, graph));
    return kinds.flatMap((layers): Proposal[] => {
      const names = new Set(layers.map(({ name }) => name));
      const changed = retrained(graph, (node, { copy }) => {
        if (!isLarge(node) || !names.has(node.name)) return undefined;
        // Two windows of 3×3 with a border of 1 each leave the size as one of 5×5 with a border of 2 does.
        const padding = symmetricPadding(node.parameters.padding)! / 2;
        const { activation: _, ...window } = { ...node.parameters, kernel: [3, 3] as const, padding };
        const first = copy(node, {
          parameters: window as OpParameters[Windowed['op']],
          name: `${node.name}/first`,
        });
        const second = { ...node.parameters, kernel: [3, 3] as const, padding, stride: 1 };
        return copy(node, { parameters: second, inputs: [first] });
      });
      if (!changed) return [];
      const what = layers[0].op === 'depthwise' ? 'depthwise convolution' : 'convolution';
      return [
        {
          place: layers[0].name,
          title: `a ${what} with a window of 5 × 5`,
          nodes: [...names],
          kind: 'needs retraining',
          advice: 'Use two 3 × 3 convolutions in a row, which see the same pixels.',
          changed,
        },
      ];
    });
  },
};

function isLarge(node: OpNode): node is Windowed {
  if (node.op !== 'conv2d' && node.op !== 'depthwise') return false;
  const { kernel, padding, dilation } = (node as Windowed).parameters;
  const border = symmetricPadding(padding);
  return kernel.join() === '5,5' && dilation === 1 && (border === 0 || border === 2);
}
