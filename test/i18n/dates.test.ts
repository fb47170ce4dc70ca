import { expect } from '@esm-bundle/chai';
import {
  formatFullTime,
  formatMonth,
  formatTime,
  formatTimeWithYear,
  machineTime,
} from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';

/** A time in the year after the times below, so that they show their year. */
const NOW = '2026-06-15T12:00:00Z';

function instant(iso: string): LeadTime {
  return { iso, instant: new Date(iso) };
}

function format(time: LeadTime, locale: string, timeZone?: string, now = NOW): string {
  return formatTime(time, { locale, timeZone }, new Date(now));
}

describe('formatTime', () => {
  const zones = [undefined, 'UTC', 'Europe/Berlin', 'Pacific/Kiritimati'];
  const late = { iso: '2025-12-31T23:30:00' };
  const soon = instant('2025-12-31T11:00:00Z');
  const evening = instant('2025-12-22T22:25:53Z');
  /** In Kiritimati it is 2026 already, 14 hours ahead of UTC. */
  const lastDay = '2025-12-31T12:00:00Z';

  for (const [title, time, timeZones, expected, now] of [
    [
      'a wall-clock time as written',
      { iso: '2025-12-22T02:25:53.2942925' },
      zones,
      '22 2025 02 25',
    ],
    ['a time that the clocks of Berlin skip', { iso: '2025-03-30T02:30' }, zones, '30 2025 02 30'],
    ['midnight as 00:00', { iso: '2025-12-02T00:00' }, zones, '2 2025 00 00'],
    ['a date without a time of day', { iso: '2025-12-22' }, zones, '22 2025'],
    ['an instant in Moscow', evening, ['Europe/Moscow'], '23 2025 01 25'],
    ['an instant in New York', evening, ['America/New_York'], '22 2025 17 25'],
    // The time zone of the test run: Asia/Yekaterinburg.
    ['an instant where the reader is', evening, [undefined], '23 2025 03 25'],
    ['no year in the same year', late, zones, '31 23 30', '2025-06-01T00:00:00Z'],
    ['the year in another one', late, ['UTC'], '31 2025 23 30', '2024-12-31T23:59:59Z'],
    ['no year while the year lasts in the zone', late, ['UTC'], '31 23 30', lastDay],
    ['the year once it has ended there', late, ['Pacific/Kiritimati'], '31 2025 23 30', lastDay],
    ['no year for an instant before its end', soon, ['UTC'], '31 11 00', lastDay],
    ['nor for one after its end there', soon, ['Pacific/Kiritimati'], '1 01 00', lastDay],
  ] as [string, LeadTime, (string | undefined)[], string, string?][]) {
    it(`shows ${title}`, () => {
      for (const zone of timeZones) {
        // The words between date and time differ among versions of `Intl`.
        const digits = format(time, 'ru', zone, now).replaceAll(/\D+/g, ' ').trim();
        expect(digits, zone).to.equal(expected);
      }
    });
  }

  it('follows the language, with and without a time of day', () => {
    for (const [locale, date, time] of [
      ['ru', '22 дек. 2025', '15:25'],
      ['en', 'Dec 22, 2025', '3:25'],
      ['de', '22. Dez. 2025', '15:25'],
    ] as const) {
      expect(format({ iso: '2025-12-22' }, locale)).to.contain(date);
      const shown = format({ iso: '2025-12-22T15:25:53' }, locale);
      expect(shown).to.contain(date);
      expect(shown).to.contain(time);
    }
  });

  it('has the year of the language’s calendar', () => {
    // Both are in the Persian year 1404, which ends in March.
    expect(format(late, 'fa', 'UTC', '2026-02-01')).not.to.contain('۱۴۰۴');
    expect(format(late, 'fa', 'UTC', '2026-04-01')).to.contain('۱۴۰۴');
  });
});

describe('formatTimeWithYear', () => {
  it('has the year in any case', () => {
    const year = String(new Date().getFullYear());
    const shown = formatTimeWithYear({ iso: `${year}-06-15` }, { locale: 'en', timeZone: 'UTC' });
    expect(shown).to.equal(`Jun 15, ${year}`);
  });
});

describe('formatFullTime', () => {
  it('has weekday and year, and the time of day if there is one, in the time zone of display', () => {
    const options = { locale: 'en', timeZone: 'Europe/Moscow' };
    for (const [time, expected] of [
      [{ iso: '2025-12-22T02:25:53' }, 'Monday, December 22, 2025 at 2:25 AM'],
      [{ iso: '2025-12-22' }, 'Monday, December 22, 2025'],
      [instant('2025-12-22T22:25:53Z'), 'Tuesday, December 23, 2025 at 1:25 AM'],
    ] as const) {
      expect(formatFullTime(time, options).replace(/\s/gu, ' ')).to.equal(expected);
    }
  });
});

describe('formatMonth', () => {
  it('names the month, and the year unless it is the current one', () => {
    const options = { locale: 'en', timeZone: 'Europe/Moscow' };
    expect(formatMonth({ iso: '2025-12-22' }, options, new Date(NOW))).to.equal('December 2025');
    expect(formatMonth({ iso: '2026-01-31T23:59' }, options, new Date(NOW))).to.equal('January');
    expect(formatMonth(instant('2025-12-31T22:00:00Z'), options, new Date(NOW))).to.equal(
      'January',
    );
  });
});

describe('machineTime', () => {
  it('has at most three digits of a fraction', () => {
    const iso = '2025-12-22T02:25:53.2942925+03:00';
    expect(machineTime({ iso })).to.equal('2025-12-22T02:25:53.294+03:00');
  });
});
