import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { paletteOf } from '../../tools/pictures/palette-png.js';

type Pixel = readonly [red: number, green: number, blue: number];

const RED: Pixel = [200, 0, 10];
const BLUE: Pixel = [0, 40, 250];
const WHITE: Pixel = [255, 255, 255];

/** Writes a chunk without a checksum, which nobody here reads. */
function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

/** Writes an RGB picture two pixels wide, each line with the filter of its number. */
function pictureOf(lines: readonly (readonly [Pixel, Pixel])[]): Buffer {
  const bytes = lines.map((line) => line.flat());
  const filtered = bytes.flatMap((line, y) => [
    y % 5,
    ...line.map((byte, x) => {
      const left = line[x - 3] ?? 0;
      const up = bytes[y - 1]?.[x] ?? 0;
      const corner = bytes[y - 1]?.[x - 3] ?? 0;
      const estimate = left + up - corner;
      const [nearest = 0] = [left, up, corner].toSorted(
        (a, b) => Math.abs(estimate - a) - Math.abs(estimate - b),
      );
      return byte - ([0, left, up, Math.floor((left + up) / 2), nearest][y % 5] ?? 0);
    }),
  ]);
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, lines.length, 8, 2, 0, 0, 0]);
  const data = deflateSync(Buffer.from(filtered.map((byte) => byte & 255)));
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', data)]);
}

/** Reads the pixels of a picture two pixels wide that has a palette. */
function pixelsIn(png: Buffer): Pixel[] {
  const data = (name: string) => {
    const at = png.indexOf(name);
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const palette = data('PLTE');
  const lines = inflateSync(data('IDAT'));
  return [...lines]
    .filter((_, at) => at % 3 !== 0)
    .map((index) => [...palette.subarray(index * 3, index * 3 + 3)] as unknown as Pixel);
}

describe('a picture with a palette', () => {
  it('has the colours of the picture that it is made of, however its lines are filtered', () => {
    const lines = [
      [RED, BLUE],
      [BLUE, BLUE],
      [WHITE, RED],
      [RED, WHITE],
      [BLUE, RED],
      [RED, RED],
    ] as const;
    assert.deepEqual(pixelsIn(paletteOf(pictureOf(lines))), lines.flat());
  });

  it('has one of two colours that look alike, the one that is used more', () => {
    const alike: Pixel = [203, 2, 12];
    const lines = [
      [RED, RED],
      [RED, alike],
    ] as const;
    assert.deepEqual(pixelsIn(paletteOf(pictureOf(lines))), [RED, RED, RED, RED]);
  });

  it('refuses a picture that has a palette already', () => {
    const png = paletteOf(pictureOf([[RED, BLUE]]));
    assert.throws(() => paletteOf(png), /as Chromium writes it/);
  });
});
