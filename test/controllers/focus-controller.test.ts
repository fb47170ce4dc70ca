import { expect } from '@open-wc/testing';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FocusController } from '../../src/controllers/focus-controller.js';
import type { Lead } from '../../src/model/lead.js';
import { ControllerHost, mountHost } from '../helpers/controller-host.js';
import { lead } from '../helpers/fake-host.js';

const ROW_HEIGHT = 200;

/** Rows in two blocks of two groups, each with a button, in a list that may be taken away. */
class RowsHost extends ControllerHost {
  static override readonly styles = css`
    .row {
      height: ${ROW_HEIGHT}px;
    }
  `;
  leads: readonly Lead[] = [];
  hasList = true;
  hasSection = true;
  /** How many rows are in the first block. */
  split = 2;

  readonly focusController = new FocusController(this, {
    leads: () => this.leads,
    shown: () => this.leads,
    list: () => this.find('#list'),
    blocksIn: (list) => [...list.querySelectorAll('.block')],
    rowOf: (element) => element.closest<HTMLElement>('.row'),
    rowIndexOf: (row) => Number(row.ariaPosInSet) - 1,
    controlOf: (row) => row.querySelector('button'),
    fallback: () => this.find('section'),
  });

  find(selector: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  rowFor(id: number): HTMLElement {
    const row = this.find(`[data-id="${id}"]`);
    if (!row) {
      throw new Error(`There is no row ${id}.`);
    }
    return row;
  }

  get focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  override render(): TemplateResult {
    const list = html`<div id="list" style="overflow-anchor: none">
      <div><div class="block">${this.#renderRows(0, this.split)}</div></div>
      <div><div class="block">${this.#renderRows(this.split, this.leads.length)}</div></div>
    </div>`;
    return this.hasSection
      ? html`<section tabindex="-1">${this.hasList ? list : nothing}</section>`
      : html`${nothing}`;
  }

  #renderRows(from: number, to: number): unknown {
    return repeat(
      this.leads.slice(from, to),
      ({ id }) => id,
      ({ id }, index) =>
        html`<div class="row" tabindex="-1" data-id=${id} aria-posinset=${from + index + 1}>
          <button type="button">${id}</button>
        </div>`,
    );
  }

  async show(...ids: number[]): Promise<void> {
    this.leads = ids.map((id) => lead(id));
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

afterEach(() => window.scrollTo(0, 0));

describe('FocusController', () => {
  it('leaves a focus alone that an update does not touch', async () => {
    const host = await mountRows(1, 2, 3);
    host.rowFor(2).focus();
    await host.show(1, 2, 3, 4);
    expect(host.focused === host.rowFor(2)).to.equal(true);
  });

  it('keeps the focus on a row that comes into another block, and so is drawn anew', async () => {
    const host = await mountRows(1, 2, 3);
    const before = host.rowFor(2);
    before.focus();
    await host.show(9, 8, 1, 2, 3);
    expect(host.rowFor(2) === before).to.equal(false);
    expect(host.focused?.closest('.row') === host.rowFor(2)).to.equal(true);
  });

  it('keeps the focus on the button of a row that is drawn anew', async () => {
    const host = await mountRows(1, 2, 3);
    host.rowFor(2).querySelector('button')?.focus();
    await host.show(9, 8, 1, 2, 3);
    expect(host.focused === host.rowFor(2).querySelector('button')).to.equal(true);
  });

  it('keeps the focus on a button whose row moves', async () => {
    const host = await mountRows(1, 2, 3, 4);
    const button = host.rowFor(1).querySelector('button');
    button?.focus();
    await host.show(2, 1, 3, 4);
    expect(host.focused === button).to.equal(true);
  });

  it('hands the focus of a row that goes to the one in its place, or the last', async () => {
    const host = await mountRows(1, 2, 3, 4);
    host.rowFor(3).focus();
    await host.show(1, 2, 4);
    expect(host.focused === host.rowFor(4)).to.equal(true);
    await host.show(1, 2);
    expect(host.focused === host.rowFor(2)).to.equal(true);
  });

  it('hands the focus to the fallback if the list goes', async () => {
    const host = await mountRows(1, 2);
    host.rowFor(1).focus();
    host.hasList = false;
    await host.show();
    expect(host.focused === host.find('section')).to.equal(true);
  });

  it('hands the focus of anything else that goes to the fallback, if there is one', async () => {
    const host = await mountRows(1);
    const button = document.createElement('button');
    host.find('section')?.append(button);
    button.focus();
    const gone = host.show(1, 2);
    button.remove();
    await gone;
    // The browser has taken the focus away before the update, so nothing is to be restored.
    expect(host.focused === null).to.equal(true);
    host.find('section')?.focus();
    host.hasSection = false;
    await host.show();
    expect(host.focused === null).to.equal(true);
  });

  it('hands the focus on to the button of a row when it is told to, or of the last', async () => {
    const host = await mountRows(1, 2);
    host.focusController.focusRowAfterUpdate(2);
    await host.show(1, 2, 3, 4);
    expect(host.focused === host.rowFor(3).querySelector('button')).to.equal(true);
    host.focusController.focusRowAfterUpdate(9);
    await host.show(1, 2, 3, 4, 5);
    expect(host.focused === host.rowFor(5).querySelector('button')).to.equal(true);
  });

  it('never steals the focus', async () => {
    const host = await mountRows(1, 2);
    await host.show(3, 1, 2);
    expect(host.focused === null).to.equal(true);
  });

  describe('scrolling', () => {
    it('keeps the first visible row where it is when rows come above it', async () => {
      const host = await mountRows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      window.scrollTo(0, 3 * ROW_HEIGHT);
      const { top } = host.rowFor(4).getBoundingClientRect();
      await host.show(20, 21, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      expect(host.rowFor(4).getBoundingClientRect().top).to.be.closeTo(top, 1);
    });

    it('goes by the next visible row if the first one goes', async () => {
      const host = await mountRows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      window.scrollTo(0, 3 * ROW_HEIGHT + 10);
      const { top } = host.rowFor(5).getBoundingClientRect();
      await host.show(1, 2, 3, 5, 6, 7, 8, 9, 10, 11);
      expect(host.rowFor(5).getBoundingClientRect().top).to.be.closeTo(top, 1);
    });

    it('moves nothing for rows that come below', async () => {
      const host = await mountRows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      window.scrollTo(0, 3 * ROW_HEIGHT);
      const before = window.scrollY;
      await host.show(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      expect(window.scrollY).to.equal(before);
    });

    it('moves nothing at the top of the page', async () => {
      const host = await mountRows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      await host.show(20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      expect(window.scrollY).to.equal(0);
    });
  });
});
