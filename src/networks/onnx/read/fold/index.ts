import type { Call } from '../call.js';
import type { Constant } from '../values.js';
import { arithmetic } from './arithmetic.js';
import { type Folder, movement } from './movement.js';
import { making, shapes } from './shapes.js';

const folders: ReadonlyMap<string, Folder> = new Map(Object.entries({ ...making, ...movement, ...arithmetic }));
const ofShapes: ReadonlyMap<string, (call: Call) => Constant> = new Map(Object.entries(shapes));

/**
 * The outputs of a node that are known as the file is read, because they follow from shapes and constants; undefined
 * where they are computed as the network runs.
 */
export function fold(call: Call): Constant | readonly Constant[] | undefined {
  const ofShape = ofShapes.get(call.node.type);
  if (ofShape) return ofShape(call);
  const folder = folders.get(call.node.type);
  const inputs = call.inputs.filter(value => value !== undefined);
  if (!folder || !inputs.every(value => value.kind === 'constant')) return undefined;
  return folder(inputs, call);
}
