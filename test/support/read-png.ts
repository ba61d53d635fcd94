import { inflateSync } from 'node:zlib';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, row by row. */
  readonly pixels: Uint8Array;
}

const signature = '\x89PNG\r\n\x1a\n';

/** A PNG as browsers write it: eight bits a channel, with or without alpha, not interlaced. @throws for any other. */
export function readPng(file: Buffer): ReadPng {
  if (file.toString('latin1', 0, 8) !== signature) throw new SyntaxError('this is no PNG');
  const header = file.subarray(16, 29);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0)
    throw new SyntaxError('another kind of PNG');
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  const raw = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  return { width, height, pixels: raw.filter((_, index) => index % channels < 3) };
}

/** PNG, section 9: each byte is written as its difference from one to the left, above, or both. */
function unfiltered(bytes: Uint8Array, rowLength: number, rows: number, step: number): Uint8Array {
  const out = new Uint8Array(rowLength * rows);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowLength + 1);
    const kind = bytes[from] ?? 0;
    for (let x = 0; x < rowLength; x += 1) {
      const at = row * rowLength + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const above = row === 0 ? 0 : (out[at - rowLength] ?? 0);
      const corner = row === 0 || x < step ? 0 : (out[at - rowLength - step] ?? 0);
      out[at] = (bytes[from + 1 + x] ?? 0) + predicted(kind, left, above, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4: {
      const guess = left + above - corner;
      const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value));
      if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
      return (b ?? 0) <= (c ?? 0) ? above : corner;
    }
    default:
      throw new SyntaxError(`a filter ${kind} that PNG does not have`);
  }
}
