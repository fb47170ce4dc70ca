import { expect, fixtureSync, html } from '@open-wc/testing';
import { nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ReadersPlace, scrollerOf, type DrawnLeads } from '../../src/dom/focus-and-scroll.js';
import type { Step } from '../../src/client-list/list-state.js';
import type { Operation } from '../../src/client-list/operation-queue.js';
import { leads, range } from '../helpers/leads.js';

const HEIGHT = 200;
const LEADS = leads(...range(0, 30));

/** Rows with a link each, and in general a button, in two groups of a block. Their place is kept. */
class Page {
  readonly root = fixtureSync<HTMLElement>(html`<div></div>`).attachShadow({ mode: 'open' });
  hasButtons = true;
  hasRetry = false;
  readonly #place = new ReadersPlace(this.root);
  #drawn: DrawnLeads = { leads: [], matching: [] };

  constructor(...ids: number[]) {
    this.show(ids);
  }

  /** Draws rows; those of negative ids are hidden. */
  show(
    ids: readonly number[],
    {
      above,
      steps = [],
      isCovered = false,
    }: { above?: unknown; steps?: Step[]; isCovered?: boolean } = {},
  ) {
    const leadsOf = (some: readonly number[]) => some.map((id) => LEADS[Math.abs(id)]!);
    const now = { leads: leadsOf(ids), matching: leadsOf(ids.filter((id) => id > 0)) };
    const restorePlace = this.#place.keep(steps, this.#drawn, { ...now, isCovered });
    const block = (from: number, to?: number) =>
      html`<div>
        <div>${repeat(ids.slice(from, to), Math.abs, (id) => this.#row(id))}</div>
      </div>`;
    const list = html`<div id="list" style="overflow-anchor: none">${block(0, 2)}${block(2)}</div>`;
    const content = html`<div id="own-heading" tabindex="-1"></div>
      <div ?inert=${isCovered}>
        ${above ?? nothing}${ids.length > 0 ? list : nothing}<button part="load-more"></button>
        ${this.hasRetry ? html`<button part="retry"></button>` : nothing}
      </div>`;
    render(content, this.root);
    restorePlace();
    this.#drawn = now;
  }

  #row(id: number) {
    const button = this.hasButtons
      ? html`<div class="subject-line"><button></button></div>`
      : nothing;
    return html`<div id="row-${Math.abs(id)}" style="height: ${HEIGHT}px" ?hidden=${id < 0}>
      ${button}
      <p><a href="#"></a></p>
    </div>`;
  }

  find(selector: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(selector)!;
  }

  focus(selector: string): void {
    this.find(selector).focus({ preventScroll: true });
  }

  /** Compared instead of the nodes, since a failed comparison of nodes prints the whole page. */
  expectFocus(selector: string | null): void {
    const expected = selector === null ? null : this.find(selector);
    expect(this.root.activeElement === expected, `the focus on ${selector}`).to.equal(true);
  }
}

function changed(operation: Operation, resumeAt: number): Step {
  return { type: 'change', operation, change: { added: 1, arrived: 0, resumeAt } };
}

function found(id: number | undefined): Step {
  return { type: 'result', first: id === undefined ? undefined : LEADS[id] };
}

describe('the focus', () => {
  for (const [title, from, rows, to] of [
    ['stays in a row that is drawn anew', '#row-2 button', [9, 8, 1, 2, 3], '#row-2 button'],
    ['stays on a link whose row moves', '#row-1 a', [2, 1, 3], '#row-1 a'],
    ['moves from a removed row to the one in its place', '#row-2 a', [1, 3], '#row-3'],
    ['moves from a removed row to the last', '#row-3 a', [1, 2], '#row-2'],
    ['moves from a hidden row to the heading', '#row-2 a', [1, -2, 3], '#own-heading'],
    ['moves from a removed list to the heading', '#row-1 a', [], '#own-heading'],
  ] as const) {
    it(title, () => {
      const page = new Page(1, 2, 3);
      page.focus(from);
      page.show(rows);
      page.expectFocus(to);
    });
  }

  it('stays in a row only until the reader leaves it', () => {
    const page = new Page(1, 2);
    page.focus('#row-2 a');
    page.show([1]);
    const row = page.find('#row-1');
    expect(row.getAttribute('tabindex')).to.equal('-1');
    row.blur();
    expect(row.hasAttribute('tabindex')).to.equal(false);
  });

  it('moves from any other removed node to the heading, or to the control that a button names', () => {
    const heir = html`<input id="heir" />`;
    for (const [button, to] of [
      [html`<button id="extra"></button>`, '#own-heading'],
      [html`<button id="extra" data-heir="heir"></button>`, '#heir'],
    ] as const) {
      const page = new Page(1);
      page.show([1], { above: html`${heir}${button}` });
      page.focus('#extra');
      page.show([1], { above: html`${heir}${nothing}` });
      page.expectFocus(to);
    }
  });

  it('is with the heading while the rows are covered, and then comes back to the same node', () => {
    const page = new Page(1, 2);
    for (const place of ['#row-2 a', '[part=load-more]']) {
      page.focus(place);
      page.show([1, 2], { isCovered: true });
      page.expectFocus('#own-heading');
      page.show([1, 2], { isCovered: true });
      page.show([1, 2]);
      page.expectFocus(place);
    }
  });

  it('stays with the heading if the rows do not come back, and where the reader has gone', () => {
    const page = new Page(1, 2);
    page.focus('#row-2 a');
    page.show([1, 2], { isCovered: true });
    page.show([3, 4], { steps: [changed('first', 0)] });
    page.expectFocus('#own-heading');
    page.focus('#row-3 a');
    page.show([3, 4], { isCovered: true });
    page.find('#own-heading').blur();
    page.show([3, 4]);
    page.expectFocus(null);
  });

  it('moves to the first row that a retry has asked for, even if the button has gone before', () => {
    const page = new Page();
    page.hasRetry = true;
    page.show([]);
    page.focus('[part=retry]');
    page.hasRetry = false;
    page.show([]);
    page.expectFocus('#own-heading');
    page.show([1, 2], { steps: [changed('first', 0)] });
    page.expectFocus('#row-1 button');
  });

  it('is never stolen', () => {
    const page = new Page(1, 2);
    page.show([3, 1, 2]);
    page.show([3, 1, 2, 4], { steps: [changed('more', 3), found(4)] });
    page.expectFocus(null);
    page.focus('#row-1 button');
    page.show([3, 1, 2, 4, 5], { steps: [changed('more', 4), found(5)] });
    page.expectFocus('#row-1 button');
  });

  for (const [title, steps, hasButtons, to] of [
    ['moves to the first row', [changed('more', 2), { type: 'pause' }], true, '#row-3 button'],
    ['moves to the last row if fewer are loaded', [changed('more', 9)], true, '#row-4 button'],
    ['moves to a row without a button', [changed('more', 2)], false, '#row-3'],
    ['moves to the first row of a search', [changed('readOn', 2), found(2)], true, '#row-2 button'],
    ['stays if a search has found nothing', [found(undefined)], true, '[part=load-more]'],
    ['stays after what nobody asked for', [changed('refresh', 2)], true, '[part=load-more]'],
  ] as [string, Step[], boolean, string][]) {
    it(`on the button that loads rows ${title}`, () => {
      const page = new Page(1, 2);
      page.focus('[part=load-more]');
      page.hasButtons = hasButtons;
      page.show([1, 2, 3, 4], { steps });
      page.expectFocus(to);
    });
  }
});

describe('the first visible row that remains', () => {
  const TEN = range(1, 10);
  const above = html`<div class="filters" style="height: 0"><input id="search" /></div>`;

  afterEach(() => window.scrollTo(0, 0));

  for (const [title, scrolled, focused, rows, kept] of [
    ['stays if rows are added above', 600, 'a', [20, 21, ...TEN], '#row-4'],
    ['stays if the one above goes', 610, 'a', [1, 2, 3, ...range(5, 11)], '#row-5'],
    ['stays if the one above is hidden', 610, 'a', [1, 2, 3, -4, ...range(5, 10)], '#row-5'],
    ['gives way to the focused row', 600, '#row-5 a', [1, 2, 3, 4, 20, ...range(5, 10)], '#row-5'],
    ['moves at the top of the page', 0, 'a', [20, ...TEN], '#own-heading'],
    ['moves if the reader is above the list', 600, '#search', [20, ...TEN], '#own-heading'],
  ] as const) {
    it(title, () => {
      const page = new Page();
      page.show(TEN, { above });
      window.scrollTo(0, scrolled);
      page.focus(focused);
      const topOf = () => page.find(kept).getBoundingClientRect().top;
      const before = topOf();
      page.show(rows, { above });
      expect(topOf()).to.be.closeTo(before, 1);
    });
  }
});

const TALL = html`<p style="height: 500px"></p>`;

function boxWith(style: string, content: unknown): HTMLElement {
  return fixtureSync<HTMLElement>(html`<div style=${`height: 100px; ${style}`}>${content}</div>`);
}

/** Compared instead of the nodes, since a failed comparison of nodes prints the whole page. */
function expectScroller(element: Element, expected: Element | null): void {
  expect(scrollerOf(element) === expected).to.equal(true);
}

describe('scrollerOf', () => {
  for (const [title, style, content, isOwn] of [
    ['an ancestor that scrolls on demand', 'overflow: auto', TALL, true],
    ['the page, not an ancestor that has room for all', 'overflow: auto', '', false],
    ['the page, not an ancestor that hides the rest', 'overflow: hidden', TALL, false],
  ] as const) {
    it(`is ${title}`, () => {
      const outer = boxWith(
        style,
        html`<p><i></i></p>
          ${content}`,
      );
      expectScroller(outer.querySelector('i')!, isOwn ? outer : document.scrollingElement);
    });
  }

  it('is found through shadow roots and slots', () => {
    const outer = boxWith(
      'overflow: auto',
      html`<div><i></i></div>
        ${TALL}`,
    );
    const host = outer.querySelector('div')!;
    host.attachShadow({ mode: 'open' }).innerHTML = `<b></b><slot></slot>
      <div style="height: 50px; overflow: auto"><slot name="low"></slot></div>`;
    expectScroller(host.shadowRoot!.querySelector('b')!, outer);
    const slotted = host.querySelector('i')!;
    expectScroller(slotted, outer);
    slotted.slot = 'low';
    slotted.style.cssText = 'display: block; height: 90px';
    expectScroller(slotted, host.shadowRoot!.querySelector('div'));
  });
});
