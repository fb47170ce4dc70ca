import type { Rooted } from '../dom/row-elements.js';
import { controlOf, listOf, rowAt, rowIndexOf, rowOf } from '../dom/row-elements.js';
import { scrollerOf, topOf, visibleChildren } from '../dom/scroll-anchor.js';
import { identityOf, type Identity, type Lead } from '../model/lead.js';
import type { Period } from '../model/period.js';
import type { News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';

const LOAD_MORE = '#load-more';
const ASKING_BUTTONS = `${LOAD_MORE}, [part=retry]`;

/** The focused element before an update. */
interface Focused {
  readonly element: HTMLElement;
  /** The index of its row in the list, or -1. */
  readonly index: number;
}

/**
 * Keeps the reader's place during an update. The focus stays on its row, even if the row is drawn
 * anew or moves. The first visible row that remains does not move on the screen. The browser's
 * scroll anchoring is not enough: Safari 17 has none, and other browsers may suppress it.
 */
export class FocusController {
  readonly #host: Rooted;
  /** The leads of the rows in the DOM. */
  #drawn: readonly Lead[] = [];
  /** The drawn leads whose rows are shown. */
  #drawnAsShown: readonly Lead[] = [];
  #focused: Focused | undefined;
  #scroller: Element | null = null;
  /** The positions of rows on the screen before the update, starting with the focused row. */
  #tops = new Map<Identity, number>();
  /** The field of a refused period that the reader should correct. */
  #wrongEnd: keyof Period | undefined;
  /** The index of the row to focus after it is drawn, or the last row if there are fewer. */
  #rowToFocus: number | undefined;

  constructor(host: Rooted) {
    this.#host = host;
  }

  /** Remembers the reader's place before news are drawn: `leads`, of which `shown` are shown. */
  remember(news: readonly News[], leads: readonly Lead[], shown: readonly Lead[]): void {
    for (const item of news) {
      this.#rowToFocus = this.#firstRowAskedFor(item, leads) ?? this.#rowToFocus;
      this.#wrongEnd = item.type === 'refusal' ? item.wrongEnd : this.#wrongEnd;
    }
    const element = this.#activeElement;
    this.#focused = element ? { element, index: rowIndexOf(rowOf(element)) } : undefined;
    this.#tops.clear();
    if (this.#willSwap(leads, shown)) {
      this.#rememberTops();
    }
  }

  /** Restores the reader's place after drawing, or focuses the wrong end of a refused period. */
  restore(leads: readonly Lead[], shown: readonly Lead[]): void {
    const before = this.#drawn;
    this.#drawn = leads;
    this.#drawnAsShown = shown;
    this.#restoreScroll();
    const row = this.#rowToFocus === undefined ? null : rowAt(listOf(this.#host), this.#rowToFocus);
    this.#rowToFocus = undefined;
    if (this.#wrongEnd) {
      this.#host.renderRoot?.querySelector<HTMLElement>(`input[name=${this.#wrongEnd}]`)?.focus();
      this.#wrongEnd = undefined;
    } else if (row) {
      focusInside(row);
    } else if (this.#focused && this.#hasLostFocus(this.#focused)) {
      this.#restoreFocus(this.#focused, before);
    }
  }

  /** Returns the index of the first row that the focused button has asked for, if any. */
  #firstRowAskedFor(item: News, leads: readonly Lead[]): number | undefined {
    const button = this.#activeElement;
    if (item.type === 'change') {
      const isAskedFor = TRAITS[item.operation].isAskedFor && button?.matches(ASKING_BUTTONS);
      return isAskedFor ? item.change.resumeAt : undefined;
    }
    const hasFound = item.type === 'result' && item.first && button?.matches(LOAD_MORE);
    return hasFound ? leads.indexOf(item.first) : undefined;
  }

  /** Receives the focus if the focused element is gone and no row replaces it. */
  get #section(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector('section') ?? null;
  }

  /** After a move to another document, the class of this element is that of another window. */
  get #activeElement(): HTMLElement | null {
    return (this.#host.renderRoot?.activeElement ?? null) as HTMLElement | null;
  }

  /** A row that a filter hides keeps the focus until the browser lays it out. */
  #hasLostFocus({ element }: Focused): boolean {
    return this.#activeElement !== element || !isRendered(element);
  }

  /**
   * Whether rows will change, appear, disappear or be hidden above others. An append does not
   * affect the rows before it. The controls above the list do not move, so nothing is done while
   * the reader is there.
   */
  #willSwap(leads: readonly Lead[], shown: readonly Lead[]): boolean {
    if (this.#focused?.element.closest('.filters')) {
      return false;
    }
    return !startsWith(leads, this.#drawn) || !startsWith(shown, this.#drawnAsShown);
  }

  #rememberTops(): void {
    const list = listOf(this.#host);
    this.#scroller = list && scrollerOf(list);
    if (!list || !this.#scroller?.scrollTop) {
      return;
    }
    const rows = visibleChildren(list).flatMap(visibleChildren).flatMap(visibleChildren);
    const focused = rows.find((row) => row.matches(':focus-within'));
    for (const row of focused ? [focused, ...rows] : rows) {
      const lead = this.#drawn[rowIndexOf(rowOf(row))];
      if (lead) {
        this.#tops.set(identityOf(lead), topOf(row));
      }
    }
  }

  /** Scrolls only by the distance that the browser's scroll anchoring has not corrected. */
  #restoreScroll(): void {
    for (const [identity, top] of this.#tops) {
      const index = this.#drawn.findIndex((lead) => identityOf(lead) === identity);
      const row = index === -1 ? null : rowAt(listOf(this.#host), index);
      if (row && isRendered(row) && this.#scroller) {
        this.#scroller.scrollTop += topOf(row) - top;
        return;
      }
    }
  }

  #restoreFocus({ element, index }: Focused, before: readonly Lead[]): void {
    const options = { preventScroll: true };
    const lead = before[index];
    if (!lead) {
      (this.#heirOf(element) ?? this.#section)?.focus();
      return;
    }
    const identity = identityOf(lead);
    const newIndex = this.#drawn.findIndex((other) => identityOf(other) === identity);
    const row = rowAt(listOf(this.#host), newIndex === -1 ? index : newIndex);
    if (!row || !isRendered(row)) {
      this.#section?.focus();
    } else if (newIndex !== -1 && row !== element && row.contains(element)) {
      element.focus(options);
    } else if (newIndex === -1) {
      focusRow(row, options);
    } else {
      focusInside(row, options);
    }
  }

  /** Returns the control that receives the focus of a button that disappears when pressed. */
  #heirOf({ dataset }: HTMLElement): HTMLElement | null {
    return dataset.heir ? (this.#host.renderRoot?.getElementById(dataset.heir) ?? null) : null;
  }
}

/** Focuses the link or button of a row, or the row itself. */
function focusInside(row: HTMLElement, options?: FocusOptions): void {
  const control = controlOf(row);
  if (control) {
    control.focus(options);
  } else {
    focusRow(row, options);
  }
}

/**
 * Focuses a row, which is focusable only while it has the focus. Otherwise, a screen reader would
 * focus each row on its way through the list, Chromium would have the first field of each spoken
 * twice, and a click would leave a focus ring.
 */
function focusRow(row: HTMLElement, options?: FocusOptions): void {
  row.tabIndex = -1;
  row.focus(options);
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
}

/** Tells whether an element has a box. A DOM for Node has no layout and may not know. */
function isRendered(element: Partial<Element>): boolean {
  return element.checkVisibility?.() ?? true;
}

function startsWith(leads: readonly Lead[], first: readonly Lead[]): boolean {
  return leads === first || first.every((lead, index) => leads[index] === lead);
}
