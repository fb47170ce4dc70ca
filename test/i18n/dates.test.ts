import { expect } from '@esm-bundle/chai';
import {
  formatFullTime,
  formatMonth,
  formatTime,
  formatTimeWithYear,
  machineTime,
} from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';

function instant(iso: string): LeadTime {
  return { iso, instant: new Date(iso) };
}

/** A time in the year after the times below, so that they show their year. */
const NOW = new Date('2026-06-15T12:00:00Z');

function format(time: LeadTime, locale: string, timeZone?: string, now = NOW): string {
  return formatTime(time, { locale, timeZone }, now);
}

/** The words between date and time differ among versions of `Intl`. */
function digits(text: string): string {
  return text.replaceAll(/\D+/g, ' ').trim();
}

describe('formatTime', () => {
  it('shows a wall-clock time or a date as written, in any time zone', () => {
    for (const [iso, expected] of [
      ['2025-12-22T02:25:53.2942925', '22 2025 02 25'],
      // The clocks of Berlin skip this time.
      ['2025-03-30T02:30:00', '30 2025 02 30'],
      ['2025-01-02T00:05', '2 2025 00 05'],
      ['2025-12-22T00:00', '22 2025 00 00'],
      ['2025-12-22', '22 2025'],
    ] as const) {
      for (const zone of [undefined, 'UTC', 'Europe/Berlin', 'Pacific/Kiritimati']) {
        expect(digits(format({ iso }, 'ru', zone)), zone).to.equal(expected);
      }
    }
  });

  it('shows an instant in a time zone, by default in that of the reader', () => {
    for (const [zone, expected] of [
      ['UTC', '22 2025 22 25'],
      ['Europe/Moscow', '23 2025 01 25'],
      ['America/New_York', '22 2025 17 25'],
      // The time zone of the test run: Asia/Yekaterinburg.
      [undefined, '23 2025 03 25'],
    ] as const) {
      expect(digits(format(instant('2025-12-22T22:25:53Z'), 'ru', zone))).to.equal(expected);
    }
  });

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
});

describe('the year of a short date', () => {
  const time = { iso: '2025-12-31T23:30:00' };

  it('is omitted if it is the current year', () => {
    const shown = format(time, 'ru', 'UTC', new Date('2025-01-01T00:00:00Z'));
    expect(shown).to.equal('31 дек., 23:30');
    expect(format({ iso: '2025-12-31' }, 'en', 'UTC', new Date('2025-06-01'))).to.equal('Dec 31');
  });

  it('is shown if it is another year, past or future', () => {
    for (const now of ['2024-12-31T23:59:59Z', '2026-01-01T00:00:00Z']) {
      expect(digits(format(time, 'ru', 'UTC', new Date(now)))).to.equal('31 2025 23 30');
    }
  });

  it('is compared with the current year in the time zone of display', () => {
    // In Kiritimati it is 2026 already, 14 hours ahead of UTC.
    const now = new Date('2025-12-31T12:00:00Z');
    expect(format(time, 'en', 'UTC', now)).not.to.contain('2025');
    expect(format(time, 'en', 'Pacific/Kiritimati', now)).to.contain('2025');
    const soon = instant('2025-12-31T11:00:00Z');
    expect(format(soon, 'en', 'UTC', now)).to.equal('Dec 31, 11:00 AM');
    expect(format(soon, 'en', 'Pacific/Kiritimati', now)).to.equal('Jan 1, 1:00 AM');
  });

  it('is never omitted by formatTimeWithYear', () => {
    const thisYear = { iso: `${new Date().getFullYear()}-06-15` };
    for (const one of [time, thisYear]) {
      const shown = formatTimeWithYear(one, { locale: 'en', timeZone: 'UTC' });
      expect(shown).to.contain(one.iso.slice(0, 4));
    }
  });

  it('is the year of the language’s calendar', () => {
    // Both are in the Persian year 1404, which ends in March.
    expect(format(time, 'fa', 'UTC', new Date('2026-02-01'))).not.to.contain('۱۴۰۴');
    expect(format(time, 'fa', 'UTC', new Date('2026-04-01'))).to.contain('۱۴۰۴');
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
    expect(formatMonth({ iso: '2025-12-22' }, options, NOW)).to.equal('December 2025');
    expect(formatMonth({ iso: '2026-01-31T23:59' }, options, NOW)).to.equal('January');
    expect(formatMonth(instant('2025-12-31T22:00:00Z'), options, NOW)).to.equal('January');
  });
});

describe('machineTime', () => {
  it('has at most three digits of a fraction', () => {
    for (const [iso, expected] of [
      ['2025-12-22T02:25:53.2942925', '2025-12-22T02:25:53.294'],
      ['2025-12-22T02:25:53.2942925+03:00', '2025-12-22T02:25:53.294+03:00'],
      ['2025-12-22T02:25:53.29', '2025-12-22T02:25:53.29'],
      ['2025-12-22', '2025-12-22'],
    ] as const) {
      expect(machineTime({ iso })).to.equal(expected);
    }
  });
});
