/** Points of the plane, one after the other: x₀, y₀, x₁, y₁, … */
export type Points = Float64Array;

/**
 * Archimedean spiral around the origin, from near the centre outwards.
 *
 *   r_i = radius · √((i + ½) / count),   θ_i = 2π · turns · r_i / radius
 *
 * The square root spaces the points nearly evenly along the curve, and evenly over the area of the disc, so that a
 * share of points means about the same as a share of area.
 *
 * @returns [count, 2]
 */
export function spiral(count: number, turns: number, radius: number): Points {
  const points = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const outwards = Math.sqrt((i + 0.5) / count);
    const angle = 2 * Math.PI * turns * outwards;
    points[2 * i] = radius * outwards * Math.cos(angle);
    points[2 * i + 1] = radius * outwards * Math.sin(angle);
  }
  return points;
}
