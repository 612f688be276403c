// A zip without dates or owners, so that the same files always give the same bytes.
import { crc32, deflateRawSync } from 'node:zlib';

const DATE = 0x21; // 1 January 1980, the zero of the format

function header(size, fields) {
  const buffer = Buffer.alloc(size);
  let at = 0;
  for (const [bytes, value] of fields) {
    buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

/** @param {{name: string, data: Buffer}[]} files in the order they shall stand in */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, data } of files) {
    const title = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data, { level: 9 });
    const common = [[2, 20], [2, 0x800], [2, 8], [2, 0], [2, DATE], [4, crc32(data)], [4, packed.length], [4, data.length], [2, title.length], [2, 0]];
    const local = Buffer.concat([header(30, [[4, 0x04034b50], ...common]), title, packed]);
    directory.push(Buffer.concat([header(46, [[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), title]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = header(22, [[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, central.length], [4, offset], [2, 0]]);
  return Buffer.concat([...parts, central, end]);
}
