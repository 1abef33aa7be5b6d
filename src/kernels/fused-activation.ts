import { activationOps } from './activations/table.js';
import type { Activated, Activation, Version } from './op.js';

/** What a kernel that stops at the sums is told: an activation is none of its business. */
export type Sums<P> = Omit<P, 'activation'>;

/** A version of the ops that are activations. */
type ActivationVersion = Version<Record<string, never>>;

/**
 * A version that ends with the activation its layer asks for, if any: out[i] = f(sums[i]).
 *
 * The sums are finished first and the activation goes over them in place, so that the result is, bit by bit, that of
 * the two ops one after the other. What is saved is an op, not the second pass over the output.
 *
 * @param versionOf  the version of the activation, which has to be able to work in place
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

/** The versions of an op with its activation: the reference's after the reference, the fastest after all others. */
export function allActivated<P extends Activated>(versions: readonly Version<P>[]): readonly Version<P>[] {
  return versions.map((version, place) =>
    activated(version, activation => activationOps[activation].versions.at(place === 0 ? 0 : -1)!),
  );
}
