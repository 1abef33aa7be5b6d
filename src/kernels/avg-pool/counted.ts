/**
 * Number of places that the mean of a window counts along one axis: those in the image, or those in its padding too.
 *
 * @param start  first place of the window; negative in the padding before the image
 */
export function countedPlaces(
  start: number,
  window: number,
  length: number,
  padding: number,
  countPadding = false,
): number {
  return countPadding
    ? Math.min(start + window, length + padding) - start
    : Math.min(start + window, length) - Math.max(start, 0);
}
