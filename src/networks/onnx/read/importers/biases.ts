import type { OpName, OpParameters } from '../../../../kernels/op.js';
import type { Call } from '../call.js';
import type { Activation, Constant } from '../values.js';

const WITH_BIAS: readonly OpName[] = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise', 'dense'];

/**
 * A sum of a layer without bias and a constant for each of its filters or units: the layer with this bias. Exporters
 * write a dense layer as MatMul and Add. Undefined where it is another sum, or others read the layer's output too.
 */
export function withBias(call: Call): Activation | undefined {
  for (const [place, other] of [
    [0, 1],
    [1, 0],
  ]) {
    const [layer, bias] = [call.input(place), call.input(other)];
    if (layer.kind !== 'activation' || bias.kind !== 'constant' || !call.readsAlone(place)) continue;
    const producer = call.importing.producer(layer.id);
    if (!producer?.weights || !WITH_BIAS.includes(producer.op)) continue;
    const parameters = producer.parameters as OpParameters['dense'];
    if (parameters.bias || !isPerFilter(bias, layer, producer.op === 'dense')) continue;
    const [{ shape }] = producer.weights;
    const [x] = producer.inputs;
    const made = call.add(
      producer.op,
      [x],
      { ...parameters, bias: true } as OpParameters[typeof producer.op],
      {
        weights: [...producer.weights, { constant: bias, shape: [shape[0]] }],
        asStored: producer.op === 'dense' && call.importing.shape(x.id)[0] === x.shape[0],
      },
    );
    return { ...made, shape: layer.shape, reshapedBy: layer.reshapedBy };
  }
  return undefined;
}

/** Whether a constant is one number for each filter: [K], [1, K] for units, [K, 1, 1] or [1, K, 1, 1] for filters. */
function isPerFilter({ shape }: Constant, layer: Activation, ofUnits: boolean): boolean {
  const axis = ofUnits ? layer.shape.length - 1 : 1;
  const missing = layer.shape.length - shape.length;
  return (
    missing >= 0 &&
    shape.length > layer.shape.length - 1 - axis &&
    shape.every((length, i) => length === (i + missing === axis ? layer.shape[axis] : 1))
  );
}
