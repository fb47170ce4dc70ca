import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { HighlightController } from '../../src/controllers/highlight-controller.js';
import { toSearchText } from '../../src/model/search-text.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { laidOut } from '../helpers/geometry.js';
import { highlightedIn, untilHighlighted } from '../helpers/highlights.js';
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
  return { host, page, show };
}

afterEach(() => window.scrollTo(0, 0));

describe('HighlightController', () => {
  it('highlights matches near the viewport, and others once they are near', async () => {
    const { host, page, show } = await mountRows('Near', 'Far');
    page.isLastFar = true;
    await show('near', 'far');
    await untilHighlighted(host, 'Near');
    window.scrollTo(0, document.documentElement.scrollHeight);
    await untilHighlighted(host, 'Far');
    window.scrollTo(0, 0);
    await untilHighlighted(host, 'Near');
    expect(highlightedIn(host)).to.deep.equal(['Near']);
  });

  it('updates highlights by the end of an update, without removed or unmatched texts', async () => {
    const { host, page, show } = await mountRows('Gift', 'Gift card');
    await show('gift', 'car');
    await untilHighlighted(host, 'Gift', 'Gift', 'car');
    await show('gift');
    page.subjects = ['Points', 'Card, gift, gifts'];
    await updateHost(host);
    expect(highlightedIn(host)).to.deep.equal(['gift', 'gift']);
    expect(CSS.highlights.get(NAME)?.size).to.equal(2);
    await show('card');
    expect(highlightedIn(host)).to.deep.equal(['Card']);
    page.subjects = [];
    await updateHost(host);
    expect(CSS.highlights.get(NAME)?.size).to.equal(0);
  });

  it('removes the highlights with the words or the element, and restores them', async () => {
    const { host, show } = await mountRows('Gift');
    const parent = host.parentElement!;
    await show('gift');
    await untilHighlighted(host, 'Gift');
    await show();
    expect(highlightedIn(host)).to.deep.equal([]);
    await show('gift');
    await untilHighlighted(host, 'Gift');
    host.remove();
    expect(highlightedIn(host)).to.deep.equal([]);
    parent.append(host);
    await updateHost(host);
    await untilHighlighted(host, 'Gift');
  });

  it('shares one highlight with the other elements of the page', async () => {
    const one = await mountRows('Gift');
    const other = await mountRows('Points');
    await one.show('gift');
    await other.show('points');
    await untilHighlighted(one.host, 'Gift');
    await untilHighlighted(other.host, 'Points');
    expect(CSS.highlights.get(NAME)?.size).to.equal(2);
    await one.show();
    expect(highlightedIn(one.host)).to.deep.equal([]);
    expect(highlightedIn(other.host)).to.deep.equal(['Points']);
  });

  it('does not change the rows in a browser without highlights', async () => {
    stub(globalThis, 'CSS', {} as typeof CSS);
    const { host, show } = await mountRows('Gift');
    await show('gift');
    // In each frame observers run after animations: an error in them would fail the test.
    await laidOut();
    await show();
    expect(host.shadowRoot?.querySelector('.row')?.textContent).to.equal('Gift');
  });
});
