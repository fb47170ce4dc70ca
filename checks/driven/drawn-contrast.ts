/** The contrast of what a browser draws in a page: the colours in a picture of it. */
import type { Page } from 'puppeteer-core';

const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;

/** A piece of the page, in CSS pixels. */
interface Place {
  readonly name: string;
  readonly least: number;
  readonly box: readonly [left: number, top: number, width: number, height: number];
}

/** Returns the places of all texts and shapes that are shown. */
function placesIn(page: Pick<Page, 'evaluate'>): Promise<Place[]> {
  return page.evaluate(
    (text, shape) => {
      const places: Place[] = [];
      const add = (name: string, least: number, { left, top, width, height }: DOMRect) => {
        if (width > 1 && height > 1) {
          places.push({ name, least, box: [left, top, width, height] });
        }
      };
      for (const element of document.querySelectorAll('client-leads, client-leads-unread')) {
        const root = element.shadowRoot!;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const parent = walker.currentNode.parentElement!;
          const isSeen = !parent.closest('option, .spoken') && parent.checkVisibility();
          if (isSeen && walker.currentNode.textContent?.trim()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            // On paper, a text with the year takes the place of the date's own.
            const isReplaced = !parent.checkVisibility({ visibilityProperty: true });
            const box = (isReplaced ? parent : range).getBoundingClientRect();
            add(`${parent.className} ${walker.currentNode.textContent.trim()}`, text, box);
            if (parent.matches('.status:not(.is-neutral)')) {
              const { left, top, height } = parent.getBoundingClientRect();
              add(
                `shape of ${parent.className}`,
                shape,
                new DOMRect(left + 3, top + 3, box.left - left - 3, height - 6),
              );
            }
          }
        }
        for (const glyph of root.querySelectorAll('.glyph')) {
          add('glyph', shape, glyph.getBoundingClientRect());
        }
        for (const control of root.querySelectorAll('.control')) {
          const { left, top, height } = control.getBoundingClientRect();
          add(
            `border of ${control.id}`,
            shape,
            new DOMRect(left - 2, top + height / 3, 8, height / 3),
          );
        }
        for (const row of root.querySelectorAll('.is-unread')) {
          const { left, top, height } = row.getBoundingClientRect();
          add('edge', shape, new DOMRect(left, top + height / 3, 8, height / 3));
        }
        // Its number is generated, or beside a text for the ear.
        for (const badge of root.querySelectorAll('.badge:not(.cut > *)')) {
          const { left, top, width, height } = badge.getBoundingClientRect();
          add('badge', text, new DOMRect(left + 5, top + 2, width - 10, height - 4));
        }
      }
      return places;
    },
    TEXT_CONTRAST,
    SHAPE_CONTRAST,
  );
}

/**
 * Returns the contrast of each place, by WCAG 2: that of its most frequent colour, which is behind
 * the text or shape, with the colour that differs most from it.
 */
function contrastsOf(
  page: Pick<Page, 'evaluate'>,
  picture: string,
  places: readonly Place[],
): Promise<number[]> {
  return page.evaluate(
    async (data, boxes) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(image, 0, 0);
      const luminance = (color: number) => {
        const channels = [color >> 16, (color >> 8) & 255, color & 255].map((channel) => {
          const share = channel / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * channels[0]! + 0.7152 * channels[1]! + 0.0722 * channels[2]!;
      };
      return boxes.map((box) => {
        const [left, top, width, height] = box.map((length) =>
          Math.round(length * devicePixelRatio),
        );
        const { data: pixels } = context.getImageData(left!, top!, width!, height!);
        const counts = new Map<number, number>();
        for (let index = 0; index < pixels.length; index += 4) {
          const color = (pixels[index]! << 16) + (pixels[index + 1]! << 8) + pixels[index + 2]!;
          counts.set(color, (counts.get(color) ?? 0) + 1);
        }
        const [[behind]] = [...counts].sort(([, a], [, b]) => b - a) as [[number, number]];
        const base = luminance(behind);
        const ratios = [...counts.keys()].map((color) => {
          const other = luminance(color);
          return (Math.max(base, other) + 0.05) / (Math.min(base, other) + 0.05);
        });
        return Math.max(...ratios);
      });
    },
    picture,
    places.map(({ box }) => box),
  );
}

/**
 * Returns how many texts and shapes of the list are shown, and those that are too pale in a picture
 * of the page, in base64.
 */
export async function palePlaces(
  page: Pick<Page, 'evaluate'>,
  picture: string,
): Promise<{ readonly count: number; readonly pale: string[] }> {
  const places = await placesIn(page);
  const contrasts = await contrastsOf(page, picture, places);
  const pale = places.flatMap(({ name, least }, index) =>
    contrasts[index]! < least ? [`${name} ${contrasts[index]!.toFixed(2)}`] : [],
  );
  return { count: places.length, pale };
}
