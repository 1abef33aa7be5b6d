/**
 * Along one axis, how many places of a window the mean counts: those in the image, or also those in its padding.
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
