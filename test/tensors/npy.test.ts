import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InputError } from '../../src/errors/input-error.js';
import { decodeNpy, encodeNpy } from '../../src/tensors/npy.js';
import { elements, tensor } from '../../src/tensors/tensor.js';

/** A file as NumPy writes it. */
function npy(
  descr: string,
  shape: string,
  values: ArrayBufferView,
  { fortran = false, version = 1 } = {},
): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
  const header = `${text.padEnd(117)}\n`;
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(header.length, 0, length.length);
  const start = Buffer.concat([Buffer.from('\x93NUMPY', 'latin1'), Buffer.from([version, 0]), length]);
  return Buffer.concat([
    start,
    Buffer.from(header),
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  ]);
}

const read = (bytes: Uint8Array) => decodeNpy(bytes, 'x.npy');

describe('a NumPy file', () => {
  it('is read as it was written', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, shape => {
        const t = tensor(
          shape,
          Float32Array.from({ length: elements(shape) }, (_, i) => i / 3),
        );
        const bytes = encodeNpy(t);
        assert.equal((bytes.length - t.data.byteLength) % 64, 0);
        assert.deepEqual(read(bytes), t);
      }),
    );
  });

  it('has the bytes that NumPy writes', () => {
    const bytes = encodeNpy(tensor([2], Float32Array.of(1, -2)));
    assert.deepEqual(Buffer.from(bytes), npy('<f4', '(2,)', Float32Array.of(1, -2)));
  });

  it('may be of any type of numbers, and of any version', () => {
    const types = {
      '<f8': Float64Array,
      '|i1': Int8Array,
      '|u1': Uint8Array,
      '<i4': Int32Array,
      '<i2': Int16Array,
    };
    for (const [descr, Type] of Object.entries(types)) {
      assert.deepEqual([...read(npy(descr, '(1, 3)', Type.from([1, 2, 3]))).data], [1, 2, 3], descr);
    }
    assert.deepEqual([...read(npy('<i8', '(2,)', BigInt64Array.of(-1n, 5n))).data], [-1, 5]);
    assert.deepEqual([...read(npy('>i2', '(2,)', Uint8Array.of(0, 1, 1, 0))).data], [1, 256]);
    assert.deepEqual([...read(npy('<f4', '(2,)', Float32Array.of(3, 4), { version: 2 })).data], [3, 4]);
    assert.deepEqual(read(npy('<f4', '()', Float32Array.of(7))), tensor([1], Float32Array.of(7)));
  });

  it('may have its first axis fastest', () => {
    const columns = Float32Array.of(1, 4, 2, 5, 3, 6);
    assert.deepEqual(
      read(npy('<f4', '(2, 3)', columns, { fortran: true })),
      tensor([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)),
    );
  });

  it('is refused in one line where it is none, damaged or holds no numbers', () => {
    const refused = (bytes: Uint8Array, message: RegExp) =>
      assert.throws(() => read(bytes), { name: 'InputError', message });
    refused(new Uint8Array(), /^x\.npy: is no NumPy file/);
    refused(Buffer.from('PK\x03\x04 an archive of arrays'), /is no NumPy file/);
    refused(npy('<U5', '(1,)', Uint8Array.of(1)), /holds U5, expected numbers/);
    refused(npy('|O', '(1,)', Uint8Array.of(1)), /holds O, expected numbers/);
    refused(
      npy('<f4', '(3,)', Float32Array.of(1, 2)),
      /has 8 bytes of values, expected 4 for each of \[3,\]/,
    );
    refused(npy('<f4', '(0,)', Float32Array.of()), /has 0 bytes of values/);
    refused(npy('<f4', `(${2 ** 40}, ${2 ** 40})`, Float32Array.of(1)), /has 4 bytes of values/);
    const whole = npy('<f4', '(2,)', Float32Array.of(1, 2));
    for (let length = 0; length < whole.length; length++) {
      assert.throws(() => read(whole.subarray(0, length)), InputError);
    }
  });
});
