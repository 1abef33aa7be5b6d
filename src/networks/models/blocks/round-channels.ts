import { expectNumbers } from '../../../errors/arguments.js';

/**
 * The nearest multiple of `divisor` to a scaled number of channels, at least `divisor` and not far below what was
 * asked for:
 *
 *   n = max(d, d·⌊c/d + 1/2⌋),  n + d where n < least · c
 *
 * @param divisor  d: 8 in MobileNets, EfficientNets and FBNets, 4 in GhostNets
 * @param least    the share of c that must be left: 0.9 in MobileNets, EfficientNets and GhostNets, 0.95 in FBNets
 * @source `_make_divisible` of TensorFlow's research/slim/nets/mobilenet
 */
export function roundChannels(channels: number, divisor = 8, least = 0.9): number {
  expectNumbers('roundChannels', { channels, divisor, least });
  const nearest = Math.max(divisor, Math.floor((channels + divisor / 2) / divisor) * divisor);
  return nearest < least * channels ? nearest + divisor : nearest;
}
