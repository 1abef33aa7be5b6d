import type {
  OnnxAttribute,
  OnnxFunction,
  OnnxGraph,
  OnnxModel,
  OnnxNode,
  OnnxTensor,
  OnnxValueInfo,
  Packed,
} from './messages.js';
import { Budget, DamagedFile, Fields } from './wire.js';

/** A network of a thousand nodes has some ten thousand. */
const MOST_PARTS = 2_000_000;

/**
 * Decodes an ONNX file. Tensors stay views of the bytes.
 *
 * @throws {DamagedFile} where the bytes are no ONNX model
 * @throws {Error} of protobufjs, where a field reaches past its message
 */
export function decodeModel(bytes: Uint8Array): OnnxModel {
  const fields = new Fields(bytes, new Budget(MOST_PARTS));
  const opsets = new Map<string, number>();
  const functions: OnnxFunction[] = [];
  let graph: OnnxGraph | undefined;
  let producer = '';
  let version = '';
  while (fields.next()) {
    if (fields.field === 2) producer = fields.text();
    else if (fields.field === 3) version = fields.text();
    else if (fields.field === 7) {
      if (graph) throw new DamagedFile('has two graphs');
      graph = decodeGraph(fields.message());
    } else if (fields.field === 8) decodeOpset(fields.message(), opsets);
    else if (fields.field === 25) functions.push(decodeFunction(fields.message()));
    else fields.skip();
  }
  if (!graph) throw new DamagedFile('has no graph');
  return { producer: [producer, version].filter(Boolean).join(' '), opsets, graph, functions };
}

function decodeOpset(fields: Fields, opsets: Map<string, number>): void {
  let domain = '';
  let version = 0;
  while (fields.next()) {
    if (fields.field === 1) domain = fields.text();
    else if (fields.field === 2) version = fields.int();
    else fields.skip();
  }
  opsets.set(domainOf(domain), version);
}

/** ONNX's own operators have the domain '', or its long name. */
function domainOf(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}

function decodeGraph(fields: Fields): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const initialisers: OnnxTensor[] = [];
  const [inputs, outputs, values]: OnnxValueInfo[][] = [[], [], []];
  let name = '';
  let sparse = false;
  while (fields.next()) {
    if (fields.field === 1) nodes.push(decodeNode(fields.message()));
    else if (fields.field === 2) name = fields.text();
    else if (fields.field === 5) initialisers.push(decodeTensor(fields.message()));
    else if (fields.field === 11) inputs.push(decodeValueInfo(fields.message()));
    else if (fields.field === 12) outputs.push(decodeValueInfo(fields.message()));
    else if (fields.field === 13) values.push(decodeValueInfo(fields.message()));
    else {
      sparse ||= fields.field === 15;
      fields.skip();
    }
  }
  return { name, nodes, initialisers, sparse, inputs, outputs, values };
}

function decodeNode(fields: Fields): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, OnnxAttribute>();
  let [name, type, domain] = ['', '', ''];
  while (fields.next()) {
    if (fields.field === 1) inputs.push(fields.text());
    else if (fields.field === 2) outputs.push(fields.text());
    else if (fields.field === 3) name = fields.text();
    else if (fields.field === 4) type = fields.text();
    else if (fields.field === 5) {
      const attribute = decodeAttribute(fields.message());
      attributes.set(attribute.name, attribute);
    } else if (fields.field === 7) domain = domainOf(fields.text());
    else fields.skip();
  }
  return { name, type, domain, inputs, outputs, attributes };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function decodeAttribute(fields: Fields): OnnxAttribute {
  const [floats, ints]: number[][] = [[], []];
  const texts: string[] = [];
  const single: Partial<
    Mutable<Pick<OnnxAttribute, 'float' | 'int' | 'text' | 'tensor' | 'graph' | 'refersTo'>>
  > = {};
  let name = '';
  let type = 0;
  let opaque = false;
  while (fields.next()) {
    if (fields.field === 1) name = fields.text();
    else if (fields.field === 2) single.float = fields.float();
    else if (fields.field === 3) single.int = fields.int();
    else if (fields.field === 4) single.text = fields.text();
    else if (fields.field === 5) single.tensor = decodeTensor(fields.message());
    else if (fields.field === 6) single.graph = decodeGraph(fields.message());
    else if (fields.field === 7) fields.floats(floats);
    else if (fields.field === 8) fields.ints(ints);
    else if (fields.field === 9) texts.push(fields.text());
    else if (fields.field === 21) single.refersTo = fields.text();
    else if (fields.field === 20) type = fields.int();
    else {
      // All but its documentation.
      opaque ||= fields.field !== 13;
      fields.skip();
    }
  }
  // Some writers leave out what is 0.
  if (type === 1) single.float ??= 0;
  if (type === 2) single.int ??= 0;
  if (type === 3) single.text ??= '';
  return { name, ...single, floats, ints, texts, opaque };
}

/** Fields of a tensor that hold its values, if these are not raw. */
const DATA_FIELDS: { readonly [field: number]: Packed['field'] } = {
  4: 'float',
  5: 'int32',
  7: 'int64',
  10: 'double',
  11: 'uint64',
};

function decodeTensor(fields: Fields): OnnxTensor {
  const dims: number[] = [];
  const packed: Packed[] = [];
  const external = new Map<string, string>();
  let name = '';
  let type = 0;
  let raw: Uint8Array | undefined;
  let isExternal = false;
  while (fields.next()) {
    const data = DATA_FIELDS[fields.field];
    if (data) packed.push({ field: data, bytes: fields.packed() });
    else if (fields.field === 1) fields.ints(dims);
    else if (fields.field === 2) type = fields.int();
    else if (fields.field === 8) name = fields.text();
    else if (fields.field === 9) raw = fields.bytes();
    else if (fields.field === 13) decodeEntry(fields.message(), external);
    else if (fields.field === 14) isExternal = fields.int() === 1;
    else fields.skip();
  }
  return { name, dims, type, raw, packed, ...(isExternal && { external }) };
}

function decodeEntry(fields: Fields, entries: Map<string, string>): void {
  let [key, value] = ['', ''];
  while (fields.next()) {
    if (fields.field === 1) key = fields.text();
    else if (fields.field === 2) value = fields.text();
    else fields.skip();
  }
  entries.set(key, value);
}

function decodeValueInfo(fields: Fields): OnnxValueInfo {
  let name = '';
  let type: Pick<OnnxValueInfo, 'type' | 'dims'> = { type: undefined, dims: undefined };
  while (fields.next()) {
    if (fields.field === 1) name = fields.text();
    else if (fields.field === 2) type = decodeType(fields.message());
    else fields.skip();
  }
  return { name, ...type };
}

function decodeType(fields: Fields): Pick<OnnxValueInfo, 'type' | 'dims'> {
  let type: number | undefined;
  let dims: (number | string)[] | undefined;
  while (fields.next()) {
    if (fields.field !== 1) {
      fields.skip();
      continue;
    }
    const tensor = fields.message();
    while (tensor.next()) {
      if (tensor.field === 1) type = tensor.int();
      else if (tensor.field === 2) dims = decodeShape(tensor.message());
      else tensor.skip();
    }
  }
  return { type, dims };
}

function decodeShape(fields: Fields): (number | string)[] {
  const dims: (number | string)[] = [];
  while (fields.next()) {
    if (fields.field !== 1) {
      fields.skip();
      continue;
    }
    const dimension = fields.message();
    let length: number | string = '';
    while (dimension.next()) {
      if (dimension.field === 1) length = dimension.int();
      else if (dimension.field === 2) length = dimension.text();
      else dimension.skip();
    }
    // Some writers give a length that is not known as -1 or 0.
    dims.push(typeof length === 'number' && length < 1 ? '' : length);
  }
  return dims;
}

function decodeFunction(fields: Fields): OnnxFunction {
  const [inputs, outputs]: string[][] = [[], []];
  const defaults: OnnxAttribute[] = [];
  const nodes: OnnxNode[] = [];
  const opsets = new Map<string, number>();
  let [name, domain] = ['', ''];
  while (fields.next()) {
    if (fields.field === 1) name = fields.text();
    else if (fields.field === 4) inputs.push(fields.text());
    else if (fields.field === 5) outputs.push(fields.text());
    else if (fields.field === 7) nodes.push(decodeNode(fields.message()));
    else if (fields.field === 9) decodeOpset(fields.message(), opsets);
    else if (fields.field === 10) domain = domainOf(fields.text());
    else if (fields.field === 11) defaults.push(decodeAttribute(fields.message()));
    else fields.skip();
  }
  return { name, domain, inputs, outputs, defaults, nodes, opsets };
}
