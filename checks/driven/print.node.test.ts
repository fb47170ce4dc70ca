/** What a browser prints, by default without backgrounds: a PDF that poppler reads and draws. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { STATUS_TONES } from '../../src/model/tone.js';
import { isMissing } from '../recipes/is-missing.js';
import { settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { TONED_LEADS, TONED_LIST, TONE_OF_STATUS, widget } from './site.js';

/** That of the page's clock. */
const YEAR = 2025;
const DARK_PAGE = `<style>
  html { background: #111; color: #eee; color-scheme: dark; }
  client-leads { --client-leads-text: #eee; --client-leads-accent: #d7ff3f; }
</style>
<script>document.querySelector('client-leads').statusTones = ${JSON.stringify(TONE_OF_STATUS)}</script>`;

const DOTS_PER_POINT = 4;
const WHITE = 255;
/** Grey above this is the edge of a shape. */
const PALEST_INK = 200;
/** The number of cells of a drawn shape in each direction. */
const CELLS = 5;

/** A word and its place, in dots. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A sheet of paper: its words, and how bright each dot is. */
interface Sheet {
  readonly words: readonly Word[];
  readonly brightnessAt: (x: number, y: number) => number;
}

function readSheet(pdf: Uint8Array): Sheet {
  const folder = mkdtempSync(join(tmpdir(), 'client-leads-'));
  const path = join(folder, 'sheet');
  writeFileSync(`${path}.pdf`, pdf);
  const markup = execFileSync('pdftotext', ['-bbox', `${path}.pdf`, '-']).toString();
  const resolution = String(72 * DOTS_PER_POINT);
  execFileSync('pdftoppm', ['-gray', '-singlefile', '-r', resolution, `${path}.pdf`, path]);
  const image = readFileSync(`${path}.pgm`);
  rmSync(folder, { recursive: true });
  const [header, width = ''] = /^P5\s(\d+)\s\d+\s255\s/.exec(image.toString('latin1', 0, 99)) ?? [];
  assert.ok(header);
  const found = markup.matchAll(
    /<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.+)<\/word>/g,
  );
  const words = [...found].map(([, left, top, right, bottom, text = '']) => ({
    text,
    left: Math.floor(Number(left) * DOTS_PER_POINT),
    top: Math.floor(Number(top) * DOTS_PER_POINT),
    right: Math.ceil(Number(right) * DOTS_PER_POINT),
    bottom: Math.ceil(Number(bottom) * DOTS_PER_POINT),
  }));
  return {
    words,
    brightnessAt: (x, y) => image[header.length + y * Number(width) + x] ?? WHITE,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** The contrast of the darkest dot of a place with its brightest, by WCAG 2. */
function contrastOf(
  { left, top, right, bottom }: Omit<Word, 'text'>,
  { brightnessAt }: Sheet,
): number {
  const all = range(top, bottom).flatMap((y) => range(left, right).map((x) => brightnessAt(x, y)));
  const luminance = (grey: number) => ((grey / WHITE + 0.055) / 1.055) ** 2.4;
  return (luminance(Math.max(...all)) + 0.05) / (luminance(Math.min(...all)) + 0.05);
}

/** The shape to the left of a word, as lines of cells that are mostly ink or mostly paper. */
function shapeBefore({ left, top, bottom }: Word, { brightnessAt }: Sheet): string {
  const height = bottom - top;
  const isInk = (x: number, y: number) => brightnessAt(x, y) <= PALEST_INK;
  const across = range(left - Math.round(height * 1.15), left - Math.round(height * 0.2));
  const down = range(top + Math.round(height * 0.1), bottom - Math.round(height * 0.1));
  const columns = across.filter((x) => down.some((y) => isInk(x, y)));
  const lines = down.filter((y) => across.some((x) => isInk(x, y)));
  const cell = (all: readonly number[], index: number) =>
    all.slice((all.length / CELLS) * index, (all.length / CELLS) * (index + 1));
  const drawCell = (row: number, column: number) => {
    const dots = cell(lines, row).flatMap((y) => cell(columns, column).map((x) => isInk(x, y)));
    return dots.filter(Boolean).length * 2 > dots.length ? '#' : '.';
  };
  return range(0, CELLS)
    .map((row) =>
      range(0, CELLS)
        .map((column) => drawCell(row, column))
        .join(''),
    )
    .join('\n');
}

describe('a list that is printed', { skip: isMissing('pdftotext', 'pdftoppm') }, () => {
  describeInEachEngine('from a dark page', (driven) => {
    let sheet: Sheet;
    let withBackgrounds: Sheet;

    before(async () => {
      const { browser, site } = driven;
      const page = await browser.newPage();
      const { base } = site.createHost({ leads: [...TONED_LEADS, { Id: 99 }] });
      await page.goto(site.page(widget(base, TONED_LIST) + DARK_PAGE));
      assert.equal((await settled(page)).rows, TONED_LEADS.length);
      // As wide as a list with columns. Without a format, Firefox gets inches as centimetres.
      const options = { format: 'a4', landscape: true } as const;
      sheet = readSheet(await page.pdf(options));
      withBackgrounds = readSheet(await page.pdf({ ...options, printBackground: true }));
      await page.close();
    });

    it('has the year in each date, and no controls', () => {
      const text = sheet.words.map((word) => word.text).join(' ');
      const dates = text.match(/Jun 22, (\d{4}|\d:\d\d)/g);
      assert.deepEqual(
        dates,
        TONED_LEADS.map(() => `Jun 22, ${YEAR}`),
      );
      assert.doesNotMatch(text, /Show |Search|Status|Unread|Filters/);
    });

    it('has the shape of each tone but neutral', () => {
      const statuses = sheet.words.filter(
        ({ text }) => text in TONE_OF_STATUS && text !== 'neutral',
      );
      const shapes = statuses.map((word) => shapeBefore(word, sheet));
      const drawing = shapes.join('\n\n');
      assert.ok(
        shapes.every((shape) => shape.includes('#')),
        drawing,
      );
      assert.equal(new Set(shapes).size, STATUS_TONES.length - 1, drawing);
      for (const { text, left, top, bottom } of statuses) {
        const shape = { left: left - (bottom - top), top, right: left, bottom };
        assert.ok(contrastOf(shape, sheet) >= 3, text);
      }
    });

    it('has no word on another', () => {
      const covered = sheet.words.filter((word, index) =>
        sheet.words.slice(index + 1).some((other) => {
          const width = Math.min(word.right, other.right) - Math.max(word.left, other.left);
          const height = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top);
          return width > 0 && height > (word.bottom - word.top) / 3;
        }),
      );
      assert.deepEqual(covered, []);
    });

    it('has legible words, with backgrounds, too', () => {
      for (const printed of [sheet, withBackgrounds]) {
        const pale = printed.words.filter((word) => contrastOf(word, printed) < 4.5);
        assert.deepEqual(pale, []);
      }
    });
  });
});
