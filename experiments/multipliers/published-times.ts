import { release } from '../../src/papers/mobilenetv2.js';
import { publishedNumber } from '../../src/papers/published.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';

/** Time per multiply-accumulate of MobileNetV1 at a width over that at full width, on ShuffleNetV2's ARM core. */
export function armSlowdown(width: number): number {
  const perMac = (alpha: string) => {
    const row = `${alpha} MobileNet v1`;
    const [images, macs] = ['arm_images_s', 'macs_M'].map(column =>
      publishedNumber(networkSpeed, row, column),
    );
    return 1 / (images * macs);
  };
  return perMac(width === 1 ? '1.0' : String(width)) / perMac('1.0');
}

/** The same between two members of MobileNetV2's release, on a Pixel 1. */
export function pixelSlowdown(member: string, over: string): number {
  const perMac = (row: string) =>
    publishedNumber(release, row, 'pixel1_ms') / publishedNumber(release, row, 'macs_M');
  return perMac(member) / perMac(over);
}
