import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { readTime } from '../../src/api/read-field.js';
import { labelledLeads } from '../../src/i18n/month-labels.js';
import type { Lead } from '../../src/model/lead.js';
import { lead } from '../helpers/leads.js';
import { checkLaw } from '../helpers/histories.js';

const OPTIONS = 'en';

/** Days since the first of 2024, with gaps. */
type Days = readonly (number | null)[];

const days = fc.array(fc.option(fc.nat(900), { nil: null }), { maxLength: 60 });

function leadsAt(times: readonly (string | null)[]): Lead[] {
  return times.map((time, index) => lead(index + 1, { time: readTime(time) }));
}

function leadsOn(someDays: Days): Lead[] {
  const dateOf = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
  return leadsAt(someDays.map((day) => (day === null ? null : dateOf(day))));
}

/** Sorts the days, and keeps the gaps in place. */
function inOrder(someDays: Days, direction: 1 | -1): Lead[] {
  const sorted = someDays.filter((day) => day !== null).sort((a, b) => direction * (a - b));
  return leadsOn(someDays.map((day) => (day === null ? null : (sorted.shift() ?? null))));
}

/** The leads with a label. Shows all leads by default. */
function labelled(leads: readonly Lead[], shown = leads): readonly Lead[] {
  return [...labelledLeads(leads, shown, OPTIONS)];
}

describe('labelledLeads', () => {
  for (const direction of [1, -1] as const) {
    const given = fc.record({ someDays: days, isShown: fc.func(fc.boolean()) });

    checkLaw(
      `labels each month once, at its first row shown, in order ${direction}`,
      given,
      (of) => {
        const leads = inOrder(of.someDays, direction);
        const shown = leads.filter(({ id }) => of.isShown(id));
        const monthOf = (one: Lead | undefined) => one?.time?.iso.slice(0, 'YYYY-MM'.length);
        const dated = shown.filter(({ time }) => time);
        const expected = dated.filter((one, index) => monthOf(one) !== monthOf(dated[index - 1]));
        expect(labelled(leads, shown)).to.deep.equal(expected);
      },
    );
  }

  checkLaw('labels nothing if the rows are in no order', days, (someDays) => {
    const times = someDays.filter((day) => day !== null);
    const steps = times.slice(1).map((at, index) => Math.sign(at - times[index]!));
    const isUnordered = steps.includes(1) && steps.includes(-1);
    expect(labelled(leadsOn(someDays)).length > 0).to.equal(!isUnordered && times.length > 0);
  });

  it('takes month and order of instants from the time zone of display, not from their text', () => {
    const first = '2024-11-30T23:30:00+03:00';
    const leads = leadsAt([first, '2024-11-30T20:45:00Z', '2024-11-30T19:30:00Z']);
    expect(labelled(leads)).to.deep.equal([leads[0], leads[2]]);
    const unordered = leadsAt([first, '2024-11-30T20:45:00Z', '2024-11-30T20:40:00Z']);
    expect(labelled(unordered)).to.deep.equal([]);
  });

  it('labels nothing if a month occurs twice, as with times of two kinds', () => {
    const wallClocks = leadsAt(['2024-11-30T23:00:00', '2024-11-30T23:45:00']);
    const instant = '2024-11-30T23:30:00Z';
    expect(labelled(wallClocks)).to.have.length(1);
    const leads = leadsAt(['2024-11-30T23:00:00', instant, '2024-11-30T23:45:00']);
    expect(labelled(leads)).to.have.length(0);
  });
});
