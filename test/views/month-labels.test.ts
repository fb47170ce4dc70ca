import { expect } from '@open-wc/testing';
import { readTime } from '../../src/api/read-field.js';
import { labelledLeads } from '../../src/i18n/month-labels.js';
import { drawList, ENGLISH } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';

/** The label of each row, for rows with these times; empty if it has none. */
function labels(times: readonly (string | null)[], timeZone?: string): string[] {
  const leads = times.map((time, index) => lead(index + 1, { time: readTime(time) }));
  const language = { ...ENGLISH, timeZone };
  const { rows } = drawList(leads, { language, labelled: labelledLeads(leads, leads, language) });
  return rows.map((row) => text(row.querySelector('[part=group-label]')));
}

describe('the label of a month', () => {
  it('is in the first row of each month, in either order', () => {
    const times = ['2024-12-31T23:59:59', '2024-12-01T00:00:00', '2024-11-30', '2023-11-30'];
    const down = ['December 2024', '', 'November 2024', 'November 2023'];
    const up = ['November 2023', 'November 2024', 'December 2024', ''];
    expect(labels(times)).to.deep.equal(down);
    expect(labels(times.toReversed())).to.deep.equal(up);
  });

  it('uses the months of the time zone of display', () => {
    const times = ['2024-11-30T22:30:00Z', '2024-11-30T12:00:00Z'];
    expect(labels(times, 'Europe/Moscow')).to.deep.equal(['December 2024', 'November 2024']);
    expect(labels(times, 'UTC')).to.deep.equal(['November 2024', '']);
  });
});
