import { InputError, unknownName } from '../../errors/input-error.js';
import { NATIVE, type PlaceName, platformNames } from '../../networks/platforms.js';
import type { LayerUnit } from './graph-arms.js';

/**
 * The platform of a name, for graphs.
 *
 * @throws {InputError} where there is none, or it cannot time single layers
 */
export function placeOf(platform: string, perLayer: LayerUnit | undefined): PlaceName {
  const known = [...platformNames, NATIVE] as const;
  const found = known.find(name => name === platform);
  if (!found) throw unknownName('platform', platform, known);
  if (found === NATIVE && perLayer) {
    throw new InputError(
      `compareGraphs: ${NATIVE} runs a graph as a whole, expected one of ${platformNames.join(', ')} with perLayer`,
    );
  }
  return found;
}
