/** Makes the picture of a page smaller: a PNG that Chromium has written becomes one with a palette. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const RGB = 2;
const RGBA = 6;
const INDEXED = 3;
/** Half as many as a palette can have: the files are smaller, and look the same. */
const MOST_COLOURS = 128;
/** How far apart two colours of the palette are at least, as squares. */
const LEAST_DISTANCES = [1600, 400, 40];

type Colour = readonly [red: number, green: number, blue: number];

/** Returns the same picture in at most 128 colours. It must be opaque. */
export function paletteOf(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) {
    counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  }
  const palette = choosePalette(counts);
  const indexes = new Map(
    [...counts.keys()].map((pixel) => [pixel, nearest(pixel, palette).index]),
  );
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((pixel, at) => {
    lines[at + Math.floor(at / width) + 1] = indexes.get(pixel) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(colourOf))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Takes the colours that are used most: first those that differ much, so that none is lost which only
 * a small icon has, then those that differ less.
 */
function choosePalette(counts: ReadonlyMap<number, number>): number[] {
  const byUse = [...counts].sort(([, a], [, b]) => b - a).map(([pixel]) => pixel);
  const palette: number[] = [];
  for (const leastDistance of LEAST_DISTANCES) {
    for (const pixel of byUse) {
      if (palette.length < MOST_COLOURS && nearest(pixel, palette).distance >= leastDistance) {
        palette.push(pixel);
      }
    }
  }
  return palette;
}

function nearest(pixel: number, palette: readonly number[]): { index: number; distance: number } {
  let best = { index: 0, distance: Infinity };
  const [red, green, blue] = colourOf(pixel);
  palette.forEach((other, index) => {
    const [otherRed, otherGreen, otherBlue] = colourOf(other);
    const distance = (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
    if (distance < best.distance) {
      best = { index, distance };
    }
  });
  return best;
}

function colourOf(pixel: number): Colour {
  return [pixel >> 16, (pixel >> 8) & 255, pixel & 255];
}

/** Reads a PNG of eight bits a channel that is not interlaced. */
function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, type, , , interlaced] = png.subarray(24);
  if (depth !== 8 || (type !== RGB && type !== RGBA) || interlaced) {
    throw new Error('This is no PNG as Chromium writes it.');
  }
  const size = type === RGB ? 3 : 4;
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * size, size);
  const pixels = Uint32Array.from({ length: width * height }, (_, pixel) =>
    bytes.readUIntBE(pixel * size, 3),
  );
  return { width, height, pixels };
}

/** Each byte of a line is written as its difference from what its neighbours let expect. */
function unfilter(lines: Buffer, lineLength: number, size: number): Buffer {
  const height = lines.length / (lineLength + 1);
  const bytes = Buffer.alloc(lineLength * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (lineLength + 1)] ?? 0;
    for (let x = 0; x < lineLength; x++) {
      const at = y * lineLength + x;
      const left = x >= size ? (bytes[at - size] ?? 0) : 0;
      const up = y > 0 ? (bytes[at - lineLength] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (bytes[at - lineLength - size] ?? 0) : 0;
      const expected = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      bytes[at] = (lines[at + y + 1] ?? 0) + expected;
    }
  }
  return bytes;
}

/** Returns the neighbour that is nearest to `left + up - corner`. */
function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (a <= b && a <= c) {
    return left;
  }
  return b <= c ? up : corner;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
