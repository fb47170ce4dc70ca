import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { blocksIn, listOf, searchedTextsIn } from '../dom/row-elements.js';
import { findWords } from '../model/search-text.js';

/** The name of the highlight in the page's registry, for `::highlight()`. */
const NAME = 'client-leads';

/** The distance from the viewport within which blocks are highlighted. */
const MARGIN = '50% 0px';

/** The element, as this controller sees it. */
export interface HighlightHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly renderRoot: ShadowRoot;
}

/**
 * Highlights the matches of a search without changing the DOM. Creates ranges only for blocks near
 * the viewport, anew after each draw, since no browser drops the ranges of a removed text.
 */
export class HighlightController implements ReactiveController {
  readonly #host: HighlightHost;
  readonly #ranges = new Map<Element, readonly AbstractRange[]>();
  #words: readonly string[] = [];
  #observer: IntersectionObserver | undefined;

  constructor(host: HighlightHost) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Highlights the words of a search in the drawn rows: immediately in the blocks that were near,
   * later in those that come near. A new observation reports each block.
   */
  show(words: readonly string[]): void {
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
    const list = listOf(this.#host.renderRoot);
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

  /** A block may be gone before the browser reports that it is near. */
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

/** All elements share one highlight, since the page has one registry. Some browsers have none. */
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
