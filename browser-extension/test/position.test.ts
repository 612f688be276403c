import { expect, test } from 'vitest';
import { spot, type Area, type Spot } from '../src/ui/position';

const overlaps = (area: Area, at: Spot, height: number): boolean =>
  !(at.left >= area.right || at.left + at.width <= area.left || at.top >= area.bottom || at.top + Math.min(height, at.maxHeight) <= area.top);

test('no box anywhere is ever covered, in windows from narrow to wide', () => {
  for (const width of [320, 390, 768, 1280, 2560]) {
    for (const height of [480, 700, 1200]) {
      for (const left of [0, 0.3, 0.7]) {
        for (const top of [-0.2, 0, 0.3, 0.6, 0.85]) {
          const box = { left: left * width, top: top * height, right: Math.min(width, left * width + 600), bottom: top * height + 120 };
          const at = spot(box, { width, height }, 620);
          expect(overlaps(box, at, 620), JSON.stringify({ width, height, box, at })).toBe(false);
          expect(at.left).toBeGreaterThanOrEqual(0);
          expect(at.left + at.width).toBeLessThanOrEqual(width);
          expect(at.top + Math.min(620, at.maxHeight)).toBeLessThanOrEqual(height);
        }
      }
    }
  }
});

test('without a box it stands in the corner', () => {
  expect(spot(null, { width: 1000, height: 800 }, 300)).toEqual({ left: 592, top: 492, width: 400, maxHeight: 784 });
});
