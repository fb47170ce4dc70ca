import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Rooted } from '../dom/portable-element.js';
import { blocksIn, listOf, searchedTextsIn } from '../dom/row-elements.js';
import { findWords } from '../model/search-text.js';

/** The name of the highlight in the page's registry, for `::highlight()`. */
const NAME = 'client-leads';

/** How far above or below the viewport a block is highlighted. */
const MARGIN = '50% 0px';

/**
 * Highlights what a search has found, without a change of the DOM. Ranges are made for the blocks
 * near the viewport alone, anew after each draw: no browser drops those of a text that has gone.
 */
export class HighlightController implements ReactiveController {
  readonly #host: Rooted & { readonly isConnected: boolean };
  readonly #ranges = new Map<Element, readonly AbstractRange[]>();
  #words: readonly string[] = [];
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Rooted & { readonly isConnected: boolean }) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Highlights the words of a search in the rows that are drawn: at once in the blocks that were near,
   * and then in those that come near. Observing anew reports each block.
   */
  show(words: readonly string[]): void {
    const list = listOf(this.#host);
    this.#words = words;
    this.#observer?.disconnect();
    if (words.length === 0 || !this.#host.isConnected || !sharedHighlight()) {
      this.#clear();
      return;
    }
    for (const block of [...this.#ranges.keys()]) {
      this.#remove(block);
      this.#add(block);
    }
    this.#observer ??= new IntersectionObserver((entries) => this.#handleEntries(entries), {
      rootMargin: MARGIN,
    });
    for (const block of list ? blocksIn(list) : []) {
      this.#observer.observe(block);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#clear();
  }

  #handleEntries(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) {
        this.#remove(target);
      } else if (!this.#ranges.has(target)) {
        this.#add(target);
      }
    }
  }

  /** A block may have gone before the browser tells that it is near. */
  #add(block: Element): void {
    if (!block.isConnected) {
      return;
    }
    const highlight = sharedHighlight();
    const ranges: AbstractRange[] = [];
    for (const text of searchedTextsIn(block)) {
      for (const { start, end } of findWords(text.data, this.#words)) {
        const range = new StaticRange({
          startContainer: text,
          startOffset: start,
          endContainer: text,
          endOffset: end,
        });
        ranges.push(range);
        highlight?.add(range);
      }
    }
    this.#ranges.set(block, ranges);
  }

  #remove(block: Element): void {
    const highlight = sharedHighlight();
    this.#ranges.get(block)?.forEach((range) => highlight?.delete(range));
    this.#ranges.delete(block);
  }

  #clear(): void {
    for (const block of this.#ranges.keys()) {
      this.#remove(block);
    }
  }
}

/** All elements share one highlight, since the registry is the page's. Undefined if there is none. */
function sharedHighlight(): Highlight | undefined {
  const registry = (globalThis as { CSS?: Partial<typeof CSS> }).CSS?.highlights;
  const known = registry?.get(NAME);
  if (known || !registry) {
    return known;
  }
  const highlight = new Highlight();
  registry.set(NAME, highlight);
  return highlight;
}
