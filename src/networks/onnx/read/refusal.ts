/**
 * A node that cannot be one of our ops: it becomes a foreign one, and the message says why, behind the node's name.
 */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
