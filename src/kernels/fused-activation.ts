import { activationOps } from './activations/table.js';
import type { Activated, Activation, Version } from './op.js';

/** The parameters of a kernel that computes only the sums: it need not know the activation. */
export type Sums<P> = Omit<P, 'activation'>;

/** A version of the ops that are activations. */
type ActivationVersion = Version<Record<string, never>>;

/**
 * A version that ends with the activation of its layer, if there is one: out[i] = f(sums[i]).
 *
 * The sums are finished first, and the activation is applied in place, so the result is bit by bit that of the two ops
 * one after the other. This saves an op, not the second pass over the output.
 *
 * @param versionOf  gives the version of the activation, which has to work in place
 */
export function activated<P extends Activated>(
  version: Version<P>,
  versionOf: (activation: Activation) => ActivationVersion,
): Version<P> {
  return {
    ...version,
    bind(layer, scratch) {
      const sums = version.bind(layer, scratch);
      const { output, parameters } = layer;
      if (!parameters.activation) return sums;
      const f = versionOf(parameters.activation).bind({
        inputs: [output],
        output,
        weights: [],
        parameters: {},
      });
      return {
        constantBytes: sums.constantBytes,
        run(out, inputs) {
          sums.run(out, inputs);
          f.run(out, [out]);
        },
      };
    },
  };
}

/** The versions of an op with their activation: the reference one for the reference, the fastest for all others. */
export function allActivated<P extends Activated>(versions: readonly Version<P>[]): readonly Version<P>[] {
  return versions.map((version, place) =>
    activated(version, activation => activationOps[activation].versions.at(place === 0 ? 0 : -1)!),
  );
}
