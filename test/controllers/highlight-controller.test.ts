import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { HighlightController } from '../../src/controllers/highlight-controller.js';
import { toSearchText } from '../../src/model/search-text.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { stub } from '../helpers/stub.js';

const NAME = 'client-leads';

/** A list with one group and a block for each row. The last row may be far below. */
async function mountRows(...subjects: string[]) {
  const host = createHost();
  const controller = new HighlightController(host);
  const page = { subjects, words: [] as readonly string[], isLastFar: false };
  host.content = () =>
    html`<div id="list">
      <div>
        ${page.subjects.map((subject, index) => {
          const isFar = page.isLastFar && index === page.subjects.length - 1;
          return html`<div .style=${`margin-top: ${isFar ? 3 * innerHeight : 0}px`}>
            <div class="row"><span part="subject" .textContent=${subject}></span></div>
          </div>`;
        })}
      </div>
    </div>`;
  host.afterUpdate = () => controller.show(page.words);
  await mountHost(host);

  async function show(...words: string[]): Promise<void> {
    page.words = words.map(toSearchText);
    await updateHost(host);
  }

  /** The highlighted texts inside the element, as written. */
  function highlighted(): string {
    return [...(CSS.highlights.get(NAME) ?? [])]
      .filter(({ startContainer }) => startContainer.getRootNode() === host.shadowRoot)
      .map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      )
      .sort()
      .join();
  }

  /** Checks each frame, since the browser decides when it reports which blocks are near. */
  async function isHighlighted(expected: string): Promise<void> {
    while (highlighted() !== expected) {
      await new Promise(requestAnimationFrame);
    }
  }
  return { host, page, show, highlighted, isHighlighted };
}

afterEach(() => window.scrollTo(0, 0));

describe('HighlightController', () => {
  it('highlights matches near the viewport, and others once they are near', async () => {
    const { page, show, highlighted, isHighlighted } = await mountRows('Near', 'Far');
    page.isLastFar = true;
    await show('near', 'far');
    await isHighlighted('Near');
    window.scrollTo(0, document.documentElement.scrollHeight);
    await isHighlighted('Far');
    window.scrollTo(0, 0);
    await isHighlighted('Near');
    expect(highlighted()).to.equal('Near');
  });

  it('updates highlights by the end of an update, without removed or unmatched texts', async () => {
    const { host, page, show, highlighted, isHighlighted } = await mountRows('Gift', 'Gift card');
    await show('gift', 'car');
    await isHighlighted('Gift,Gift,car');
    await show('gift');
    page.subjects = ['Points', 'Card, gift, gifts'];
    await updateHost(host);
    expect(highlighted()).to.equal('gift,gift');
    expect(CSS.highlights.get(NAME)?.size).to.equal(2);
    await show('card');
    expect(highlighted()).to.equal('Card');
    page.subjects = [];
    await updateHost(host);
    expect(CSS.highlights.get(NAME)?.size).to.equal(0);
  });

  it('removes the highlights with the words or the element, and restores them', async () => {
    const { host, show, highlighted, isHighlighted } = await mountRows('Gift');
    const parent = host.parentElement!;
    await show('gift');
    await isHighlighted('Gift');
    await show();
    expect(highlighted()).to.equal('');
    await show('gift');
    await isHighlighted('Gift');
    host.remove();
    expect(highlighted()).to.equal('');
    parent.append(host);
    await updateHost(host);
    await isHighlighted('Gift');
  });

  it('shares one highlight with the other elements of the page', async () => {
    const one = await mountRows('Gift');
    const other = await mountRows('Points');
    await one.show('gift');
    await other.show('points');
    await one.isHighlighted('Gift');
    await other.isHighlighted('Points');
    expect(CSS.highlights.get(NAME)?.size).to.equal(2);
    await one.show();
    expect(one.highlighted()).to.equal('');
    expect(other.highlighted()).to.equal('Points');
  });

  it('does not change the rows in a browser without highlights', async () => {
    stub(globalThis, 'CSS', {} as typeof CSS);
    const { host, show } = await mountRows('Gift');
    await show('gift');
    // In each frame observers run after animations: an error in them would fail the test.
    await nextFrame();
    await nextFrame();
    await show();
    expect(host.shadowRoot?.querySelector('.row')?.textContent).to.equal('Gift');
  });
});
