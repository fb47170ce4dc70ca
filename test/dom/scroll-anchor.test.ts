import { expect, fixtureSync, html } from '@open-wc/testing';
import { scrollerOf } from '../../src/dom/scroll-anchor.js';

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
