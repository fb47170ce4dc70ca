import { expect } from '@open-wc/testing';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FocusController } from '../../src/controllers/focus-controller.js';
import type { Lead } from '../../src/model/lead.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { ControllerHost, mountHost } from '../helpers/controller-host.js';
import { focusRow } from '../helpers/element.js';
import { leads, range } from '../helpers/leads.js';

const ROW_HEIGHT = 200;

/** Rows in two blocks of two groups, with optional nodes around them. */
class RowsHost extends ControllerHost {
  static override readonly styles = css`
    [part='lead'] {
      height: ${ROW_HEIGHT}px;
    }
  `;
  leads: readonly Lead[] = [];
  /** The shown rows, if not all are shown. */
  shown: readonly Lead[] | undefined;
  news: readonly News[] = [];
  hasList = true;
  hasSection = true;
  hasControls = true;
  /** The node above the list. */
  extra: unknown = nothing;

  readonly focusController = new FocusController(this);

  find(selector: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  rowFor(id: number): HTMLElement {
    return this.find(`[data-id="${id}"]`)!;
  }

  controlFor(id: number): HTMLElement | null {
    return this.rowFor(id).querySelector('button');
  }

  get focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    this.focusController.remember(this.news, this.leads, this.shown ?? this.leads);
    super.update(changed);
  }

  override afterUpdate = (): void => {
    this.focusController.restore(this.leads, this.shown ?? this.leads);
  };

  override render(): TemplateResult {
    const list = html`<div id="list" style="overflow-anchor: none">
      <div><div>${this.#renderRows(this.leads.slice(0, 2))}</div></div>
      <div><div>${this.#renderRows(this.leads.slice(2))}</div></div>
    </div>`;
    return this.hasSection
      ? html`<section tabindex="-1">
          ${this.extra} ${this.hasList ? list : nothing}
          <button type="button" id="load-more">More</button>
        </section>`
      : html`${nothing}`;
  }

  #renderRows(leads: readonly Lead[]): unknown {
    return repeat(
      leads,
      ({ id }) => id,
      (lead) =>
        html`<div part="lead" data-id=${lead.id} ?hidden=${this.shown?.includes(lead) === false}>
          ${this.hasControls ? html`<button class="subject">${lead.id}</button>` : lead.id}
          <a href="#${lead.id}">${lead.id}</a>
        </div>`,
    );
  }

  async show(...ids: number[]): Promise<void> {
    await this.tell([], leads(...ids));
  }

  /** Hides a row, as a filter does. */
  async hide(id: number): Promise<void> {
    this.shown = this.leads.filter((lead) => lead.id !== id);
    await this.tell([], this.leads);
  }

  async showAbove(extra: unknown): Promise<void> {
    this.extra = extra;
    await this.tell([], this.leads);
  }

  async tell(news: readonly News[], all: readonly Lead[]): Promise<void> {
    this.leads = all;
    this.news = news;
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('rows-host', RowsHost);

async function mountRows(...ids: number[]): Promise<RowsHost> {
  const host = new RowsHost();
  await mountHost(host);
  await host.show(...ids);
  return host;
}

function changed(operation: Operation, resumeAt: number): News {
  return { type: 'change', operation, change: { added: 1, arrived: 0, resumeAt } };
}

function found(first: Lead | undefined): News {
  const filterResult = { matching: 1, loaded: 4, total: 9, isComplete: false, isStopped: true };
  return { type: 'result', filterResult, first };
}

/** Compared instead of the nodes, since a failed comparison of nodes prints the whole page. */
function expectFocus(host: RowsHost, expected: Element | null): void {
  expect(expected !== null && host.focused === expected).to.equal(true);
}

afterEach(() => window.scrollTo(0, 0));

describe('FocusController', () => {
  it('keeps the focus in a row that moves to another block, and so is drawn again', async () => {
    const host = await mountRows(1, 2, 3);
    const before = host.rowFor(2);
    focusRow(before);
    await host.show(9, 8, 1, 2, 3);
    expect(host.rowFor(2) === before).to.equal(false);
    expectFocus(host, host.controlFor(2));
  });

  it('keeps the focus on a link whose row moves', async () => {
    const host = await mountRows(1, 2, 3, 4);
    const focused = host.rowFor(1).querySelector('a');
    focused?.focus();
    await host.show(2, 1, 3, 4);
    expectFocus(host, focused);
  });

  it('moves the focus from a removed row to the one in its place, or the last, until the reader leaves it', async () => {
    const host = await mountRows(1, 2, 3, 4, 5);
    focusRow(host.rowFor(3));
    await host.show(1, 2, 4, 5);
    expectFocus(host, host.rowFor(4));
    await host.show(1, 2);
    const row = host.rowFor(2);
    expectFocus(host, row);
    expect(row.getAttribute('tabindex')).to.equal('-1');
    row.blur();
    expect(row.hasAttribute('tabindex')).to.equal(false);
  });

  it('moves the focus to the section if its row is hidden or the list is removed', async () => {
    const host = await mountRows(1, 2, 3);
    host.controlFor(2)?.focus();
    await host.hide(2);
    expectFocus(host, host.find('section'));
    focusRow(host.rowFor(1));
    host.hasList = false;
    await host.show();
    expectFocus(host, host.find('section'));
  });

  it('moves the focus from any other removed node to the section, if there is one', async () => {
    const host = await mountRows(1);
    await host.showAbove(html`<button id="extra" type="button">Extra</button>`);
    host.find('#extra')?.focus();
    await host.showAbove(nothing);
    expectFocus(host, host.find('section'));
    host.hasSection = false;
    await host.show();
    expect(host.focused === null).to.equal(true);
  });

  it('does not restore a focus that the browser removed before the update', async () => {
    const host = await mountRows(1);
    const button = document.createElement('button');
    host.find('section')?.append(button);
    button.focus();
    const shown = host.show(1, 2);
    button.remove();
    await shown;
    expect(host.focused === null).to.equal(true);
  });

  it('moves the focus from a removed button to the control that it names', async () => {
    const host = await mountRows(1);
    const heir = html`<input id="heir" />`;
    await host.showAbove(html`${heir}<button type="button" data-heir="heir">Clear</button>`);
    host.find('[data-heir]')?.focus();
    await host.showAbove(heir);
    expectFocus(host, host.find('#heir'));
  });

  it('moves to the wrong end of a refused period, once', async () => {
    const host = await mountRows(1);
    host.extra = html`<input name="from" /><input name="to" />`;
    await host.tell([{ type: 'refusal', wrongEnd: 'to' }], host.leads);
    expectFocus(host, host.find('[name=to]'));
    host.find('[name=from]')?.focus();
    await host.show(1);
    expectFocus(host, host.find('[name=from]'));
  });

  it('never steals the focus', async () => {
    const host = await mountRows(1, 2);
    await host.show(3, 1, 2);
    expect(host.focused === null).to.equal(true);
    await host.tell([changed('more', 3)], leads(3, 1, 2, 4));
    await host.tell([found(host.leads[3])], host.leads);
    expect(host.focused === null).to.equal(true);
    host.controlFor(1)?.focus();
    await host.tell([changed('more', 4), found(host.leads[3])], leads(3, 1, 2, 4, 5));
    expectFocus(host, host.controlFor(1));
  });

  describe('a button that loads rows', () => {
    /** Two rows, and the focus on the load-more button. */
    async function mountAsking() {
      const host = await mountRows(1, 2);
      const button = host.find('#load-more');
      button?.focus();
      return { host, button };
    }

    it('moves the focus to the button of the first row that it loads, or of the last row', async () => {
      const { host, button } = await mountAsking();
      await host.tell([changed('more', 2), { type: 'pause' }], leads(1, 2, 3, 4));
      expectFocus(host, host.controlFor(3));
      host.controlFor(1)?.focus();
      await host.show(1, 2, 3, 4);
      expectFocus(host, host.controlFor(1));
      button?.focus();
      await host.tell([changed('more', 9)], leads(1, 2, 3, 4, 5));
      expectFocus(host, host.controlFor(5));
    });

    it('moves the focus to the row if that has no button', async () => {
      const { host } = await mountAsking();
      host.hasControls = false;
      await host.tell([changed('more', 2)], leads(1, 2, 3));
      expectFocus(host, host.rowFor(3));
    });

    it('moves the focus to the first row of a first page that it retries', async () => {
      const host = await mountRows();
      await host.showAbove(html`<button type="button" part="retry">Retry</button>`);
      host.find('[part=retry]')?.focus();
      host.extra = nothing;
      await host.tell([changed('first', 0)], leads(1, 2));
      expectFocus(host, host.controlFor(1));
    });

    it('moves the focus to the first row that a search has found', async () => {
      const { host } = await mountAsking();
      const all = leads(1, 2, 3, 4);
      host.shown = [all[1]!, all[3]!];
      await host.tell([changed('readOn', 2), found(all[3])], all);
      expectFocus(host, host.controlFor(4));
    });

    it('keeps its focus if a search has found nothing', async () => {
      const { host, button } = await mountAsking();
      await host.tell([found(undefined)], leads(1, 2, 3, 4));
      expectFocus(host, button);
    });

    it('keeps the focus during operations that it did not start', async () => {
      const { host, button } = await mountAsking();
      await host.tell([changed('readOn', 2), changed('refresh', 2)], leads(1, 2, 3));
      expectFocus(host, button);
    });
  });

  describe('scrolling', () => {
    const TEN = range(1, 10);

    /** Ten rows, scrolled past the first three, and as many pixels further. */
    async function mountScrolled(further = 0): Promise<RowsHost> {
      const host = await mountRows(...TEN);
      window.scrollTo(0, 3 * ROW_HEIGHT + further);
      return host;
    }

    function topOf(host: RowsHost, id: number): number {
      return host.rowFor(id).getBoundingClientRect().top;
    }

    it('keeps the first visible row in place when rows are added above it', async () => {
      const host = await mountScrolled();
      const top = topOf(host, 4);
      await host.show(20, 21, ...TEN);
      expect(topOf(host, 4)).to.be.closeTo(top, 1);
    });

    for (const [title, act] of [
      ['goes', (host) => host.show(1, 2, 3, ...range(5, 11))],
      ['is hidden', (host) => host.hide(4)],
    ] as [string, (host: RowsHost) => Promise<void>][]) {
      it(`keeps the next visible row in place if the first one ${title}`, async () => {
        const host = await mountScrolled(10);
        const top = topOf(host, 5);
        await act(host);
        expect(topOf(host, 5)).to.be.closeTo(top, 1);
      });
    }

    it('keeps the row with the focus in place, rather than the rows above it', async () => {
      const host = await mountScrolled();
      host.controlFor(5)?.focus({ preventScroll: true });
      const top = topOf(host, 5);
      await host.show(1, 2, 3, 4, 20, ...range(5, 10));
      expect(topOf(host, 5)).to.be.closeTo(top, 1);
    });

    it('does not scroll at the top of the page, nor for rows added below', async () => {
      const host = await mountRows(...TEN);
      await host.show(20, ...TEN);
      expect(window.scrollY).to.equal(0);
      window.scrollTo(0, 2 * ROW_HEIGHT);
      await host.tell([], [...host.leads, ...leads(11)]);
      expect(window.scrollY).to.equal(2 * ROW_HEIGHT);
    });

    it('does not scroll while the reader is at the controls above the list', async () => {
      const host = await mountScrolled();
      await host.showAbove(html`<div class="filters"><input name="search" /></div>`);
      window.scrollTo(0, 3 * ROW_HEIGHT);
      host.find('input')?.focus({ preventScroll: true });
      const before = window.scrollY;
      await host.show(20, ...TEN);
      expect(window.scrollY).to.equal(before);
    });
  });
});
