import type { AttributeProto } from './format.js';

/** A list of integers. */
export function ints(name: string, values: readonly number[]): AttributeProto {
  return { name, type: 'INTS', ints: values };
}

/** An integer. */
export function int(name: string, value: number): AttributeProto {
  return { name, type: 'INT', i: value };
}

/** A float32. */
export function float(name: string, value: number): AttributeProto {
  return { name, type: 'FLOAT', f: value };
}

/** A name, such as a mode. */
export function string(name: string, value: string): AttributeProto {
  return { name, type: 'STRING', s: new TextEncoder().encode(value) };
}
