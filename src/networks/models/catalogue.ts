import * as v from 'valibot';
import { expectObject } from '../../errors/arguments.js';
import { InputError, unknownName, visible } from '../../errors/input-error.js';
import { ShapeError } from '../../tensors/shape-error.js';
import type { Graph } from '../graph/graph.js';
import { family as alexNet } from './alexnet.js';
import { family as denseNet } from './densenet.js';
import { family as efficientNet } from './efficientnet.js';
import { family as efficientNetV2 } from './efficientnet-v2.js';
import { family as espNet } from './espnet.js';
import { family as espNetV2 } from './espnet-v2.js';
import type { Family, ParameterValue, Variant } from './family.js';
import { family as fbnet } from './fbnet.js';
import { family as fbnetV2 } from './fbnet-v2.js';
import { family as fbnetV3 } from './fbnet-v3.js';
import { family as ghostNet } from './ghostnet.js';
import { family as ghostNetV2 } from './ghostnet-v2.js';
import { family as googLeNet } from './googlenet.js';
import { family as inceptionV3 } from './inception-v3.js';
import { family as mobilenetV1 } from './mobilenet-v1.js';
import { family as mobilenetV2 } from './mobilenet-v2.js';
import { family as mobilenetV3 } from './mobilenet-v3.js';
import { family as resNet } from './resnet.js';
import { family as shuffleNetV1 } from './shufflenet-v1.js';
import { family as shuffleNetV2 } from './shufflenet-v2.js';
import { family as squeezeNet } from './squeezenet.js';
import { family as vgg } from './vgg.js';
import { family as xception } from './xception.js';

/** Every family of networks; a new one is one file and one more entry here. */
export const catalogue: readonly Family[] = [
  alexNet,
  vgg,
  googLeNet,
  inceptionV3,
  resNet,
  denseNet,
  squeezeNet,
  xception,
  mobilenetV1,
  shuffleNetV1,
  shuffleNetV2,
  espNet,
  espNetV2,
  mobilenetV2,
  mobilenetV3,
  fbnet,
  fbnetV2,
  fbnetV3,
  efficientNet,
  efficientNetV2,
  ghostNet,
  ghostNetV2,
];

/** A network by name: the family, the published variant if the name is one, and the name. */
export interface Model {
  readonly name: string;
  readonly family: Family;
  readonly variant?: Variant<Readonly<Record<string, ParameterValue>>>;
}

/** Every published network, in the order of the catalogue. */
export function publishedModels(): readonly Model[] {
  return catalogue.flatMap(family =>
    family.variants.map(variant => ({ name: variant.name, family, variant })),
  );
}

/**
 * The network of a name: a published variant (`mobilenet-v2-1.0-224`), or a family with its standard parameters
 * (`mobilenet-v2`).
 *
 * @throws {InputError} where there is none
 */
export function findModel(name: string): Model {
  const variant = publishedModels().find(model => model.name === name);
  if (variant) return variant;
  const family = catalogue.find(one => one.name === name);
  if (family) return { name, family };
  const families = catalogue.map(one => one.name);
  const variants = publishedModels().map(model => model.name);
  throw unknownName('model', name, [...new Set([...families, ...variants])]);
}

/**
 * All parameters of a network: what is asked for, else the variant's, else the family's standard.
 *
 * @throws {InputError} where there is no such parameter, or a value breaks its rule
 */
export function parametersOf(
  model: Model,
  asked: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, ParameterValue>> {
  expectObject('graphOf: parameters', asked, 'an object, for instance { width: 1.4 }');
  const { name, family, variant } = model;
  const known = Object.keys(family.parameters);
  for (const key of Object.keys(asked)) {
    if (!known.includes(key)) throw unknownName(`${name}: parameter`, key, known);
  }
  const given: Readonly<Record<string, unknown>> = { ...variant?.parameters, ...asked };
  const result = v.safeParse(v.object(family.parameters), given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = String(issue.path?.[0].key);
  throw new InputError(`${name}: ${key} is ${visible(String(given[key]))}, expected ${issue.message}`);
}

/**
 * The graph of a network: `graphOf('mobilenet-v2', { width: 1.4 })`, `graphOf('mobilenet-v2-1.0-224')`.
 *
 * It is named after the network and the parameters that are asked for; the seeded weights depend on that name.
 *
 * @throws {InputError} where there is no such network or parameter, or parameters break a rule: one line
 */
export function graphOf(name: string, asked: Readonly<Record<string, unknown>> = {}): Graph {
  const model = findModel(name);
  const parameters = parametersOf(model, asked);
  const said = Object.entries(asked).map(([key, value]) => `${key}=${value}`);
  const label = [name, ...said].join(' ');
  try {
    return { ...model.family.build(parameters), name: label };
  } catch (error) {
    if (error instanceof ShapeError || error instanceof InputError)
      throw new InputError(`${label}: ${error.message}`);
    throw error;
  }
}
