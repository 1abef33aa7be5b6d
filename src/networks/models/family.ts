import type * as v from 'valibot';
import type { Graph } from '../graph/graph.js';

/** What a family can be asked for, each parameter with its rule and its default: see `parameters.ts`. */
export type ParameterRules = Readonly<Record<string, v.GenericSchema<unknown, ParameterValue>>>;

/** The value of one parameter: a number, a yes or no, or one of some names. */
export type ParameterValue = number | boolean | string;

/** The parameters that a set of rules lets through. */
export type ParametersOf<Rules extends ParameterRules> = {
  readonly [K in keyof Rules]: v.InferOutput<Rules[K]>;
};

/** Counts of a network as its authors or a reference implementation print them. */
export interface PublishedCounts {
  /** Multiply-accumulates of one image; the papers call them FLOPs or multiply-adds. */
  readonly macs?: number;
  /** Learned parameters. */
  readonly parameters?: number;
  /** Where the numbers are printed: `Table 4`, or an implementation's model table. */
  readonly source: string;
}

/** A published member of a family. */
export interface Variant<P> {
  /** `mobilenet-v2-1.0-224`: unique in the whole catalogue. */
  readonly name: string;
  /** What differs from the defaults. */
  readonly parameters: Partial<P>;
  readonly published?: PublishedCounts;
  /** Which implementation is followed where this variant's paper and code differ, and why. */
  readonly follows?: string;
}

/**
 * A family of networks: the paper's table as rows, and what unrolls them. One file of `src/models/`, which exports
 * it as `family`; `mobilenet-v2.ts` is an example to copy, `catalogue.ts` lists all.
 *
 * A network ends with its classes before softmax, for one image, unfused: batch norm and activations are nodes.
 */
export interface Family<P = Readonly<Record<string, ParameterValue>>> {
  /** `mobilenet-v2`, as its file. */
  readonly name: string;
  /** For people: `MobileNetV2`. */
  readonly title: string;
  readonly paper: { readonly title: string; readonly arxiv?: string };
  readonly parameters: { readonly [K in keyof P]-?: v.GenericSchema<unknown, P[K]> };
  /** In the order of the paper. */
  readonly variants: readonly Variant<P>[];
  /** A member that is quick to run and still has every kind of layer, for checks: what differs from the defaults. */
  readonly smallest: Partial<P>;
  /** Which implementation is followed where paper and code differ, and why. */
  readonly follows?: string;
  /**
   * The network of parameters that have passed the rules.
   *
   * @throws {InputError} where parameters that are each possible do not fit each other
   * @throws {ShapeError} where a layer does not fit its input
   */
  build(parameters: P): Graph;
}
