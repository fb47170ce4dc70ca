/** What a reader can see of a page: the text of its DOM and of the shadow roots in it. */
import type { Page } from 'puppeteer-core';
import { REPORT_SHOWN } from '../driven/browser.js';

/** A page that the browser does not show draws no frames, so it is also looked at from outside. */
const POLL_MS = 50;

/**
 * Keeps each text that a page shows, frame by frame, from before its first script, or from the
 * moment that it leaves for the back/forward cache. As the first listener, it sees a restored page
 * as its first frame shows it.
 */
export const RECORD_TEXT = `
  window.shows = [];
  window.texts = [];
  const VISIBLE = { opacityProperty: true, visibilityProperty: true };

  /** Returns the visible texts in an element. One with display: contents has no box of its own. */
  const textsIn = (element, parentBox) => {
    const box = getComputedStyle(element).display === 'contents' ? parentBox : element;
    const nodes =
      element.localName === 'slot'
        ? element.assignedNodes({ flatten: true })
        : (element.shadowRoot ?? element).childNodes;
    return [...nodes].flatMap((node) => {
      if (node.nodeType === Node.ELEMENT_NODE) {
        return textsIn(node, box);
      }
      const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : '';
      return text && box.checkVisibility(VISIBLE) ? [text] : [];
    });
  };

  window.look = () => {
    const root = document.documentElement;
    const text = root ? textsIn(root, root).join('\\n') : '';
    if (texts.at(-1) !== text) {
      texts.push(text);
    }
    return text.split('\\n');
  };

  const lookAtFrame = () => {
    look();
    requestAnimationFrame(lookAtFrame);
  };
  lookAtFrame();
  addEventListener('pagehide', () => void (texts.length = 0));
  addEventListener('pageshow', ({ persisted }) => {
    shows.push(persisted);
    look();
  });
  ${REPORT_SHOWN}`;

declare global {
  interface Window {
    /** The texts that were visible, the oldest first, each until another one was. */
    texts: string[];
    look: () => string[];
  }
}

/** Waits until all these pieces of text are visible, each as a text node of its own. */
export async function untilVisible(page: Page, ...pieces: readonly string[]): Promise<void> {
  const areVisible = (wanted: readonly string[]) => {
    const texts = window.look();
    return wanted.every((piece) => texts.includes(piece));
  };
  await page
    .waitForFunction(areVisible, { polling: POLL_MS }, pieces)
    .catch(async (error: unknown) => {
      throw new Error(`${pieces.join(', ')} in: ${(await textsOf(page)).join('\n---\n')}`, {
        cause: error,
      });
    });
}

/** Returns the texts that were visible on the page, the oldest first. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    window.look();
    return window.texts;
  });
}
