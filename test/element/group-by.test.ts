import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { loadMoreButton, mountFor, rows, settled, text } from '../helpers/element.js';

const GROUPED = { 'group-by': 'month', lang: 'en' };

/** Rows of these times, with ids from 1. */
function written(...times: (string | null)[]): HostRow[] {
  return times.map((ProcTime, index) => ({ Id: index + 1, Leads: index + 1, ProcTime }));
}

async function grouped(
  leads: HostRow[],
  attributes: Record<string, string> = {},
): Promise<[ClientLeads, DemoHost]> {
  const host = await DemoHost.create({ leads });
  return [await settled(mountFor(host, { ...GROUPED, ...attributes })), host];
}

/** The label of each row, empty if it has none. */
function labels(element: ClientLeads): string[] {
  return rows(element).map((row) => text(row.querySelector('[part=group-label]')));
}

describe('group-by="month"', () => {
  it('has a label in the first row of each month, whichever way the rows run', async () => {
    const times = ['2024-12-31T23:59:59', '2024-12-01T00:00:00', '2024-11-30', '2023-11-30'];
    const [down] = await grouped(written(...times));
    expect(labels(down)).to.deep.equal(['December 2024', '', 'November 2024', 'November 2023']);
    const [up] = await grouped(written(...times.toReversed()));
    expect(labels(up)).to.deep.equal(['November 2023', 'November 2024', 'December 2024', '']);
  });

  it('has no label without the attribute, and follows it', async () => {
    const [element] = await grouped(written('2024-12-31T23:59:59'), { 'group-by': '' });
    expect(labels(element)).to.deep.equal(['']);
    element.groupBy = 'month';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024']);
    element.removeAttribute('group-by');
    element.groupBy = null;
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['']);
  });

  it('names no year if it is this one', async () => {
    const year = new Date().getFullYear();
    const [element] = await grouped(
      written(`${year}-02-15T12:00:00`, `${year - 1}-02-15T12:00:00`),
    );
    expect(labels(element)).to.deep.equal(['February', `February ${year - 1}`]);
  });

  it('goes by the months of the zone of display', async () => {
    const leads = written('2024-11-30T22:30:00Z', '2024-11-30T12:00:00Z');
    const [moscow] = await grouped(leads, { 'time-zone': 'Europe/Moscow' });
    expect(labels(moscow)).to.deep.equal(['December 2024', 'November 2024']);
    const [utc] = await grouped(leads, { 'time-zone': 'UTC' });
    expect(labels(utc)).to.deep.equal(['November 2024', '']);
  });

  it('skips rows without a time', async () => {
    const [element] = await grouped(written(null, '2024-12-02', null, '2024-12-01', null));
    expect(labels(element)).to.deep.equal(['', 'December 2024', '', '', '']);
  });

  it('has no labels while the rows are in no order', async () => {
    const [element, host] = await grouped(written('2024-12-02', '2024-11-01', '2024-12-01'));
    expect(labels(element)).to.deep.equal(['', '', '']);
    await host.change({ remove: { id: 3 } });
    await element.refresh();
    expect(labels(element)).to.deep.equal(['December 2024', 'November 2024']);
  });

  it('judges the order over all rows read, and touches no row that keeps its label', async () => {
    const [element, host] = await grouped(
      written('2024-12-02', '2024-12-01', '2024-11-02', '2024-11-01', '2025-01-01'),
      { length: '2' },
    );
    const [first] = rows(element);
    const [label] = first!.children;
    loadMoreButton(element)!.click();
    await settled(element);
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024', '']);
    expect(rows(element)[0]!.firstElementChild === label).to.equal(true);
    await element.loadMore();
    expect(labels(element)).to.deep.equal(['', '', '', '', '']);
    expect(rows(element)[0] === first).to.equal(true);
    await host.change({ remove: { id: 5 } });
    await element.refresh();
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024', '']);
  });

  it('labels the first row that a filter leaves in a month', async () => {
    const [element] = await grouped(written('2024-12-02', '2024-12-01', '2024-11-02'));
    element.filter = { search: '2' };
    await element.updateComplete;
    const shown = rows(element).filter((row) => !row.hidden);
    expect(shown.map((row) => text(row.querySelector('[part=group-label]')))).to.deep.equal([
      'December 2024',
    ]);
    element.filter = null;
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024']);
  });

  it('moves a label to a new row on top', async () => {
    const [element, host] = await grouped(written('2024-12-02', '2024-11-01'));
    await host.change({ insert: { at: 0, row: { Id: 9, ProcTime: '2024-12-03' } } });
    await element.refresh();
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024']);
  });

  it('is a heading inside the item, one level below that of the list', async () => {
    for (const [level, tag] of [
      ['2', 'h3'],
      ['4', 'h5'],
      ['6', 'h6'],
    ] as const) {
      const [element] = await grouped(written('2024-12-02'), { 'heading-level': level });
      const label = element.shadowRoot!.querySelector('[part=group-label]')!;
      expect(label.localName).to.equal(tag);
      expect(label.parentElement!.getAttribute('role')).to.equal('listitem');
      await expect(element).to.be.accessible();
    }
  });

  it('is above the row, with the badge still at the end of the subject, in any container', async () => {
    const [element] = await grouped([
      { Id: 1, Subject: 'Тема', ProcTime: '2024-12-02', CountNotReadMessage: 3 },
    ]);
    for (const width of [320, 900]) {
      element.style.width = `${width}px`;
      const [row] = rows(element);
      const box = (name: string) => row!.querySelector(`[part=${name}]`)!.getBoundingClientRect();
      expect(box('group-label').top).to.be.closeTo(row!.getBoundingClientRect().top, 1);
      expect(box('subject').top).to.be.at.least(box('group-label').bottom);
      expect(box('unread').top).to.be.closeTo(box('subject').top, 4);
      expect(row!.scrollWidth).to.equal(row!.clientWidth);
    }
  });

  it('takes month alone, and tells the console of another word', async () => {
    const errors = captureConsole('error');
    const [element] = await grouped(written('2024-12-02'), { 'group-by': 'year' });
    expect(labels(element)).to.deep.equal(['']);
    expect(errors).to.deep.equal(['<client-leads> group-by must be month; the value is ignored.']);
  });
});
