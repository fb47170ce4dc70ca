import { nextFrame } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';

/** A text as wide as this number of pixels in Arial at 13 px. */
const SAMPLE = '22 дек. 2025 г., 02:25';
const SAMPLE_WIDTH = 125;

/** Returns the width for as many letters as 360 px hold in Arial: other fonts are wider. */
export function phoneWidth(): number {
  return 360 * Math.max(1, textWidth('13px sans-serif') / SAMPLE_WIDTH);
}

/** The width of a sample text in this font. */
function textWidth(font: string): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = font;
  return context.measureText(SAMPLE).width;
}

/** The parts that overflow the element sideways. */
export function overflowing(element: ClientLeads): string[] {
  const { left, right } = element.getBoundingClientRect();
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    .filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 1 && (box.left < left - 0.5 || box.right > right + 0.5);
    })
    .map((node) => node.className || node.localName);
}

/** The words of up to ten letters that begin in one line and end in another. */
export function brokenWords(root: ShadowRoot): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const isSpoken = node.parentElement!.closest('.spoken, option');
    for (const { 0: word, index } of node.data.matchAll(/(?<!\p{L})\p{L}{2,10}(?!\p{L})/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (!isSpoken && range.getClientRects().length > 1) {
        broken.push(word);
      }
    }
  }
  return broken;
}

/**
 * Waits until the browser has laid the page out and observers have run: from then on, blocks in view
 * have their own height.
 */
export async function laidOut(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Whether the browser draws another font in the place of this one. */
export function isMissing(font: string): boolean {
  const letters = document.createElement('canvas').getContext('2d')!;
  const [own, other] = [`'${font}', monospace`, 'monospace'].map((fonts) => {
    letters.font = `20px ${fonts}`;
    return letters.measureText('Ожидает ответа').width;
  });
  return own === other;
}
