import assert from 'node:assert/strict';
import type { Trace } from '../../../../src/cost/cache/trace.js';
import { type Tensor, tensor } from '../../../../src/tensors/tensor.js';

/** Element indices that a trace touches, in order, by the tensor's name; every address must be in its tensor. */
export function elementsOf(trace: Trace): Record<string, number[]> {
  const touched = trace.tensors.map((): number[] => []);
  const accessRun = (id: number, start: number, length: number) => {
    const { name, byteStart, elements } = trace.tensors[id];
    assert.ok(
      start >= byteStart && start + length <= byteStart + 4 * elements,
      `${name}: outside at ${start}`,
    );
    for (let address = start; address < start + length; address += 4) {
      touched[id].push((address - byteStart) / 4);
    }
  };
  trace.run({ access: (id, address) => accessRun(id, address, 4), accessRun });
  return Object.fromEntries(trace.tensors.map(({ name, id }) => [name, touched[id]]));
}

/** How many different elements of each tensor a trace touches. */
export function footprint(trace: Trace): Record<string, number> {
  return Object.fromEntries(
    Object.entries(elementsOf(trace)).map(([name, elements]) => [name, new Set(elements).size]),
  );
}

/** A tensor of ones that notes the index of each element that is read or written, by `fill`, `set` and views too. */
export function recorder(shape: readonly number[]): { tensor: Tensor; elements: number[] } {
  const plain = tensor(shape);
  plain.data.fill(1);
  const elements: number[] = [];
  const note = (key: string | symbol) => {
    if (typeof key === 'string' && /^\d+$/.test(key)) elements.push(Number(key));
  };
  const noteRange = (start: number, end: number) => {
    for (let i = start; i < end; i++) elements.push(i);
  };
  const methods: Readonly<Record<string | symbol, unknown>> = {
    fill(value: number) {
      noteRange(0, plain.data.length);
      plain.data.fill(value);
    },
    set(values: ArrayLike<number>, offset: number) {
      noteRange(offset, offset + values.length);
      plain.data.set(values, offset);
    },
    subarray(start: number, end: number) {
      noteRange(start, end);
      return plain.data.subarray(start, end);
    },
  };
  const data = new Proxy(plain.data, {
    get(target, key) {
      note(key);
      return methods[key] ?? Reflect.get(target, key, target);
    },
    set(target, key, value) {
      note(key);
      return Reflect.set(target, key, value, target);
    },
  });
  return { tensor: { shape, data }, elements };
}
