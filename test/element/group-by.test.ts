import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { rows, showList, text } from '../helpers/element.js';

/** An element with rows of these times, and ids from 1. */
async function grouped(
  times: readonly string[],
  attributes: Record<string, string>,
): Promise<ClientLeads> {
  const leads = times.map((ProcTime, index) => ({ Id: index + 1, Leads: index + 1, ProcTime }));
  const [element] = await showList({ leads }, { 'group-by': 'month', lang: 'en', ...attributes });
  return element;
}

/** The label of each shown row, empty if it has none. */
function labels(element: ClientLeads): string[] {
  const shown = rows(element).filter((row) => !row.hidden);
  return shown.map((row) => text(row.querySelector('[part=group-label]')));
}

describe('group-by="month"', () => {
  it('has a label in the first matching row of each month', async () => {
    const element = await grouped(['2024-12-02', '2024-12-01', '2024-11-02'], { 'group-by': '' });
    expect(labels(element)).to.deep.equal(['', '', '']);
    element.groupBy = 'month';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024', '', 'November 2024']);
    const subject = rows(element)[1]!.querySelector('.subject');
    element.filter = { search: '2' };
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['December 2024']);
    // A label above a row does not draw the row anew.
    expect(rows(element)[1]!.contains(subject)).to.equal(true);
    element.filter = null;
    element.groupBy = null;
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['', '', '']);
  });

  it('is a heading inside the item, one level below the heading of the list', async () => {
    const element = await grouped(['2024-12-02'], { 'heading-level': '3' });
    const label = element.shadowRoot!.querySelector('[part=group-label]')!;
    expect(label.localName).to.equal('h4');
    expect(label.parentElement!.role).to.equal('listitem');
    await expect(element).to.be.accessible();
  });
});
