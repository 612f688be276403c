// Draws the icons: a speech bubble with two lines on a rounded square. Run `node icons.mjs` after a change and commit them.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const GROUND = [10, 107, 107];
const PAPER = [255, 255, 255];
const SAMPLES = 6;

/** Distance from (x, y) to a rounded box, negative inside. Units: the icon is 1 wide. */
function rounded(x, y, left, top, right, bottom, radius) {
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return Math.hypot(dx, dy) - radius;
}

/** The bubble's tail, a triangle pointing down to the left. */
function tail(x, y) {
  return y >= 0.6 && y <= 0.82 && x >= 0.3 && x - 0.3 <= 0.82 - y;
}

function colour(x, y) {
  if (rounded(x, y, 0.02, 0.02, 0.98, 0.98, 0.22) > 0) return null;
  const bubble = rounded(x, y, 0.19, 0.22, 0.81, 0.67, 0.11) <= 0 || tail(x, y);
  if (!bubble) return GROUND;
  const line = rounded(x, y, 0.3, 0.345, 0.7, 0.405, 0.03) <= 0 || rounded(x, y, 0.3, 0.485, 0.55, 0.545, 0.03) <= 0;
  return line ? GROUND : PAPER;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        const found = colour(x, y);
        if (found) [...found, 255].forEach((value, index) => (sum[index] += value));
      }
      const seen = sum[3] / 255 || 1;
      const at = row * (size * 4 + 1) + 1 + column * 4;
      sum.forEach((value, index) => (rows[at + index] = Math.round(index < 3 ? value / seen : value / (SAMPLES * SAMPLES))));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

for (const size of [16, 32, 48, 128]) writeFileSync(new URL(`icons/${size}.png`, import.meta.url), png(size));
