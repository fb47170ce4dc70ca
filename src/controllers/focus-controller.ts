import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { identityOf, type Identity, type Lead } from '../model/lead.js';
import { scrollerOf, topOf, visibleChildren } from './scroll-anchor.js';

/** What the controller knows of the element that it serves. */
export interface FocusHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
}

export interface FocusControllerOptions {
  /** The leads that the next update draws as rows. */
  readonly leads: () => readonly Lead[];
  /** Those of them whose rows are shown. */
  readonly shown: () => readonly Lead[];
  /** The element that takes the focus if what had it is gone, and no row takes its place. */
  readonly fallback: () => HTMLElement | null;
  /** The list element, whose children are groups of blocks of rows. */
  readonly list: () => HTMLElement | null;
  /** Returns the blocks of rows in the list. */
  readonly blocksIn: (list: HTMLElement) => readonly Element[];
  /** Returns the row that contains an element, or null. */
  readonly rowOf: (element: Element) => HTMLElement | null;
  /** Returns the index of a row in the list. */
  readonly rowIndexOf: (row: HTMLElement) => number;
  /** Returns the link or button that activates a row, or null. */
  readonly controlOf: (row: HTMLElement) => HTMLElement | null;
}

/** What has the focus before an update. */
interface Focused {
  readonly element: HTMLElement;
  /** The place of its row in the list, or -1. */
  readonly index: number;
}

/**
 * Keeps the reader's place over an update: the focus stays on its row even if the row is drawn anew
 * or moves, and the first visible row that stays does not move on the screen. The browser's scroll
 * anchoring does not suffice: Safari 17 has none, and it may be suppressed elsewhere.
 */
export class FocusController implements ReactiveController {
  readonly #host: FocusHost;
  readonly #options: FocusControllerOptions;
  /** The leads of the rows in the DOM. */
  #drawn: readonly Lead[] = [];
  /** Those of them whose rows are shown. */
  #drawnAsShown: readonly Lead[] = [];
  #focused: Focused | undefined;
  #scroller: Element | null = null;
  /** Where rows stood on the screen before the update, first that of the row with the focus. */
  #tops = new Map<Identity, number>();
  #rowToFocus: number | undefined;

  constructor(host: FocusHost, options: FocusControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Focuses the row at this index after the next update, or the last row if there are fewer. */
  focusRowAfterUpdate(index: number): void {
    this.#rowToFocus = index;
  }

  hostUpdate(): void {
    const element = this.#activeElement;
    this.#focused = element ? { element, index: this.#indexOf(element) } : undefined;
    this.#tops.clear();
    if (this.#willSwap()) {
      this.#rememberTops();
    }
  }

  hostUpdated(): void {
    const before = this.#drawn;
    this.#drawn = this.#options.leads();
    this.#drawnAsShown = this.#options.shown();
    this.#restoreScroll();
    const row = this.#rowToFocus === undefined ? null : this.#rowAt(this.#rowToFocus);
    this.#rowToFocus = undefined;
    if (row) {
      this.#focusInside(row);
    } else if (this.#focused && this.#hasLostFocus(this.#focused)) {
      this.#restoreFocus(this.#focused, before);
    }
  }

  get #activeElement(): HTMLElement | null {
    const element = this.#host.shadowRoot?.activeElement;
    return element instanceof HTMLElement ? element : null;
  }

  /** A row that a filter hides keeps the focus until the browser lays it out. */
  #hasLostFocus({ element }: Focused): boolean {
    return this.#activeElement !== element || !element.checkVisibility();
  }

  /**
   * Whether rows will change, come, go or be hidden above others. An append changes nothing before
   * it. While the reader is at the controls above the list, those stay where they are.
   */
  #willSwap(): boolean {
    if (this.#focused?.element.closest('.filters')) {
      return false;
    }
    const { leads, shown } = this.#options;
    return !startsWith(leads(), this.#drawn) || !startsWith(shown(), this.#drawnAsShown);
  }

  #rememberTops(): void {
    const list = this.#options.list();
    this.#scroller = list && scrollerOf(list);
    if (!list || !this.#scroller?.scrollTop) {
      return;
    }
    const rows = visibleChildren(list).flatMap(visibleChildren).flatMap(visibleChildren);
    const focused = rows.find((row) => row.matches(':focus-within'));
    for (const row of focused ? [focused, ...rows] : rows) {
      const lead = this.#drawn[this.#indexOf(row)];
      if (lead) {
        this.#tops.set(identityOf(lead), topOf(row));
      }
    }
  }

  /** Does not make up again for what the browser's scroll anchoring has made up for. */
  #restoreScroll(): void {
    for (const [identity, top] of this.#tops) {
      const index = this.#drawn.findIndex((lead) => identityOf(lead) === identity);
      const row = index === -1 ? null : this.#rowAt(index);
      if (row?.checkVisibility() && this.#scroller) {
        this.#scroller.scrollTop += topOf(row) - top;
        return;
      }
    }
  }

  #restoreFocus({ element, index }: Focused, before: readonly Lead[]): void {
    const options = { preventScroll: true };
    const lead = before[index];
    if (!lead) {
      (this.#heirOf(element) ?? this.#options.fallback())?.focus();
      return;
    }
    const identity = identityOf(lead);
    const newIndex = this.#drawn.findIndex((other) => identityOf(other) === identity);
    const row = this.#rowAt(newIndex === -1 ? index : newIndex);
    if (!row?.checkVisibility()) {
      this.#options.fallback()?.focus();
    } else if (newIndex !== -1 && row !== element && row.contains(element)) {
      element.focus(options);
    } else if (newIndex === -1) {
      focusRow(row, options);
    } else {
      this.#focusInside(row, options);
    }
  }

  /** Focuses the link or button of a row, otherwise the row. */
  #focusInside(row: HTMLElement, options?: FocusOptions): void {
    const control = this.#options.controlOf(row);
    if (control) {
      control.focus(options);
    } else {
      focusRow(row, options);
    }
  }

  /** Returns the control that takes the focus of a button that goes when it is pressed. */
  #heirOf({ dataset }: HTMLElement): HTMLElement | null {
    return dataset.heir ? (this.#host.shadowRoot?.getElementById(dataset.heir) ?? null) : null;
  }

  /** Returns the index of the row that contains an element, or -1. */
  #indexOf(element: Element): number {
    const { rowOf, rowIndexOf } = this.#options;
    const row = rowOf(element);
    return row ? rowIndexOf(row) : -1;
  }

  /** The row at an index, or the last row if there are fewer. */
  #rowAt(index: number): HTMLElement | null {
    const { blocksIn } = this.#options;
    const list = this.#options.list();
    let first = 0;
    let last: Element | null = null;
    for (const block of list ? blocksIn(list) : []) {
      const row = block.children[index - first] ?? null;
      if (row) {
        last = row;
        break;
      }
      last = block.lastElementChild ?? last;
      first += block.childElementCount;
    }
    return last instanceof HTMLElement ? last : null;
  }
}

/**
 * Focuses a row, which is focusable only as long as it has the focus. Otherwise a screen reader that
 * walks through the list would focus each row, and Chromium would have its first field spoken twice;
 * and a click would leave a focus ring.
 */
function focusRow(row: HTMLElement, options?: FocusOptions): void {
  row.tabIndex = -1;
  row.focus(options);
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
}

function startsWith(leads: readonly Lead[], first: readonly Lead[]): boolean {
  return leads === first || first.every((lead, index) => leads[index] === lead);
}
