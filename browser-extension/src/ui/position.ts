/** Where a panel can stand without covering the box that it writes for, nor the site's own Post button. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Spot {
  left: number;
  top: number;
  width: number;
  maxHeight: number;
}

const GAP = 8;
const WIDTH = 400;
const LEAST_WIDTH = 280;
const COMFORTABLE = 360;

export function union(areas: readonly Area[]): Area {
  return areas.reduce((all, one) => ({
    left: Math.min(all.left, one.left),
    top: Math.min(all.top, one.top),
    right: Math.max(all.right, one.right),
    bottom: Math.max(all.bottom, one.bottom),
  }));
}

/**
 * Beside first, then below, then above; the roomiest when none is comfortable. A box larger than the window is seen only in
 * part, so what counts is the part in view.
 *
 * @param avoid box and Post button, in pixels of the window; null when there is none
 * @param height what the panel would like
 */
export function spot(avoid: Area | null, view: { width: number; height: number }, height: number): Spot {
  const width = Math.min(WIDTH, view.width - 2 * GAP);
  const tallest = view.height - 2 * GAP;
  if (!avoid) {
    const maxHeight = Math.min(height, tallest);
    return { left: view.width - width - GAP, top: view.height - maxHeight - GAP, width, maxHeight: tallest };
  }
  const box = { left: clamp(avoid.left, 0, view.width), right: clamp(avoid.right, 0, view.width), top: clamp(avoid.top, 0, view.height), bottom: clamp(avoid.bottom, 0, view.height) };
  const beside = (left: number, room: number): Spot => {
    const fits = Math.min(height, tallest);
    return { left, top: clamp(box.top, GAP, view.height - fits - GAP), width: Math.min(width, room), maxHeight: tallest };
  };
  const right = view.width - box.right - 2 * GAP;
  if (right >= width) return beside(box.right + GAP, right);
  const left = box.left - 2 * GAP;
  if (left >= width) return beside(box.left - GAP - width, left);
  const under = clamp(box.left, GAP, Math.max(GAP, view.width - width - GAP));
  const below = Math.max(0, view.height - box.bottom - 2 * GAP);
  const above = Math.max(0, box.top - 2 * GAP);
  const atBottom: Spot = { left: under, top: box.bottom + GAP, width, maxHeight: below };
  const atTop: Spot = { left: under, top: Math.max(GAP, box.top - GAP - Math.min(height, above)), width, maxHeight: above };
  const enough = Math.min(height, COMFORTABLE);
  if (below >= enough) return atBottom;
  if (above >= enough) return atTop;
  if (right >= LEAST_WIDTH) return beside(box.right + GAP, right);
  if (left >= LEAST_WIDTH) return beside(GAP, left);
  return below >= above ? atBottom : atTop;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
