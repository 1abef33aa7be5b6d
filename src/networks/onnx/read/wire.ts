import protobuf from 'protobufjs';

/** What is wrong with the bytes of a file: the end of a message that begins with the file's name. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Wire types of protocol buffers. */
const [VARINT, FIXED64, BYTES, FIXED32] = [0, 1, 2, 5];

/** Graphs in the branches of nodes are the deepest; a branch in a branch is rare. */
const MOST_DEPTH = 40;

/**
 * How many messages, texts and numbers may still be made of a file: a file of some megabytes could otherwise become
 * gigabytes of objects.
 */
export class Budget {
  #left: number;

  constructor(readonly most: number) {
    this.#left = most;
  }

  spend(): void {
    this.#left--;
    if (this.#left < 0) throw new DamagedFile(`has more than ${this.most.toLocaleString('en')} parts`);
  }
}

/**
 * Reads the fields of one message in their order. Nothing outside of its bytes is read, and each field is read with the
 * type that it has to have.
 */
export class Fields {
  readonly #reader: protobuf.Reader;
  #wire = VARINT;
  /** Number of the field that is read next. */
  field = 0;

  constructor(
    bytes: Uint8Array,
    readonly budget: Budget,
    readonly depth = 0,
  ) {
    if (depth > MOST_DEPTH) throw new DamagedFile(`has messages in messages, over ${MOST_DEPTH} deep`);
    this.#reader = protobuf.Reader.create(bytes);
    budget.spend();
  }

  /** Goes on to the next field; false at the end of the message. */
  next(): boolean {
    if (this.#reader.pos >= this.#reader.len) return false;
    const tag = this.#reader.uint32();
    this.field = tag >>> 3;
    this.#wire = tag & 7;
    if (this.field === 0) throw new DamagedFile('has a field of number 0');
    return true;
  }

  /** An integer; above 2⁵³ the nearest number. */
  int(): number {
    this.#expect(VARINT);
    return toNumber(this.#reader.int64());
  }

  /** A number of 32 bits. */
  float(): number {
    this.#expect(FIXED32);
    return this.#reader.float();
  }

  text(): string {
    this.budget.spend();
    return new TextDecoder().decode(this.bytes());
  }

  /** A view of the file. */
  bytes(): Uint8Array {
    this.#expect(BYTES);
    return this.#reader.bytes();
  }

  /** A message in this one. */
  message(): Fields {
    return new Fields(this.bytes(), this.budget, this.depth + 1);
  }

  /** Integers of a repeated field, which may come one by one or packed. */
  ints(into: number[]): void {
    this.#repeated(into, VARINT, reader => toNumber(reader.int64()));
  }

  /** The same of numbers of 32 bits. */
  floats(into: number[]): void {
    this.#repeated(into, FIXED32, reader => reader.float());
  }

  /** The bytes of a repeated field of numbers, packed or a single one. */
  packed(): Uint8Array {
    if (this.#wire === BYTES) return this.#reader.bytes();
    this.budget.spend();
    const start = this.#reader.pos;
    this.skip();
    return this.#reader.buf.subarray(start, this.#reader.pos);
  }

  skip(): void {
    // Groups are not part of ONNX, and can be nested without end.
    if (![VARINT, FIXED64, BYTES, FIXED32].includes(this.#wire)) this.#refuse();
    this.#reader.skipType(this.#wire);
  }

  #repeated(into: number[], wire: number, read: (reader: protobuf.Reader) => number): void {
    const reader = this.#wire === wire ? undefined : protobuf.Reader.create(this.bytes());
    if (!reader) {
      this.budget.spend();
      into.push(read(this.#reader));
    }
    while (reader && reader.pos < reader.len) {
      this.budget.spend();
      into.push(read(reader));
    }
  }

  #expect(wire: number): void {
    if (this.#wire !== wire) this.#refuse();
  }

  #refuse(): never {
    throw new DamagedFile(`has a field ${this.field} of wire type ${this.#wire}`);
  }
}

/** The integers of a run of varints. @param into  as long as there are integers in it */
export function decodeVarints(bytes: Uint8Array, signed: boolean, into: Float64Array, from: number): void {
  const reader = protobuf.Reader.create(bytes);
  for (let i = from; reader.pos < reader.len; i++) {
    into[i] = toNumber(signed ? reader.int64() : reader.uint64());
  }
}

/** How many varints a run of bytes holds. */
export function countVarints(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 0x80) count++;
  return count;
}

/** With the package `long`, which protobufjs brings along, 64 bits come as an object. */
function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : (value as { toNumber(): number }).toNumber();
}
