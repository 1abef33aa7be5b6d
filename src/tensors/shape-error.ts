/** Two shapes disagree, or a shape is impossible. The message is `where: what was got, what was expected`. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}
