import { expect } from '@esm-bundle/chai';
import { formatFullTime, formatTime, machineTime } from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';

function instant(iso: string): LeadTime {
  return { iso, instant: new Date(iso) };
}

/** Some time in the year after those of the times below, so that they show theirs. */
const NOW = new Date('2026-06-15T12:00:00Z');

function format(time: LeadTime, locale: string, timeZone?: string, now = NOW): string {
  return formatTime(time, { locale, timeZone }, now);
}

/** Which words stand between date and time differs from one browser to another. */
function digits(text: string): string {
  return text.replaceAll(/\D+/g, ' ').trim();
}

describe('formatTime', () => {
  it('shows a wall-clock time as written, whatever the zone', () => {
    const time = { iso: '2025-12-22T02:25:53.2942925' };
    const zones = [undefined, 'UTC', 'Europe/Moscow', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    for (const zone of zones) {
      expect(digits(format(time, 'ru', zone)), zone).to.equal('22 2025 02 25');
    }
  });

  it('shows a wall-clock time that the clocks of the zone skip', () => {
    const time = { iso: '2025-03-30T02:30:00' };
    expect(digits(format(time, 'ru', 'Europe/Berlin'))).to.equal('30 2025 02 30');
  });

  it('shows a wall-clock time without seconds', () => {
    expect(digits(format({ iso: '2025-01-02T00:05' }, 'ru'))).to.equal('2 2025 00 05');
  });

  it('shows a date without a time of day as written, whatever the zone', () => {
    const zones = [undefined, 'UTC', 'Europe/Moscow', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    for (const zone of zones) {
      expect(digits(format({ iso: '2025-12-22' }, 'ru', zone)), zone).to.equal('22 2025');
    }
  });

  it('speaks the language for a date without a time of day', () => {
    const time = { iso: '2025-12-22' };
    expect(format(time, 'en')).to.equal('Dec 22, 2025');
    expect(format(time, 'de')).to.equal('22. Dez. 2025');
  });

  it('keeps dates with and without a time of day apart', () => {
    const shown = ['2025-12-22', '2025-12-22T00:00', '2025-12-22'].map((iso) =>
      digits(format({ iso }, 'ru', 'UTC')),
    );
    expect(shown).to.deep.equal(['22 2025', '22 2025 00 00', '22 2025']);
  });

  for (const [zone, expected] of [
    ['UTC', '22 2025 22 25'],
    ['Europe/Moscow', '23 2025 01 25'],
    ['America/New_York', '22 2025 17 25'],
    // Of the test run; see web-test-runner.config.mjs.
    [undefined, digits(localTime('2025-12-22T22:25:53Z'))],
  ] as const) {
    it(`shows an instant as the clocks of ${zone ?? 'the reader'} did`, () => {
      expect(digits(format(instant('2025-12-22T22:25:53Z'), 'ru', zone))).to.equal(expected);
    });
  }

  it('speaks the language', () => {
    const time = { iso: '2025-12-22T15:25:53' };
    expect(format(time, 'ru')).to.contain('22 дек. 2025');
    expect(format(time, 'en')).to.contain('Dec 22, 2025');
    expect(format(time, 'en')).to.contain('3:25');
    expect(format(time, 'de')).to.contain('22. Dez. 2025');
  });

  it('keeps languages and zones apart', () => {
    const time = instant('2025-12-22T22:25:53Z');
    const shown = [
      format(time, 'ru', 'UTC'),
      format(time, 'ru', 'Europe/Moscow'),
      format(time, 'de', 'UTC'),
    ];
    expect(new Set(shown).size).to.equal(3);
    expect(format(time, 'ru', 'UTC')).to.equal(shown[0]);
  });
});

describe('the year of a short date', () => {
  const time = { iso: '2025-12-31T23:30:00' };

  it('is left out if it is this one', () => {
    const shown = format(time, 'ru', 'UTC', new Date('2025-01-01T00:00:00Z'));
    expect(shown).to.equal('31 дек., 23:30');
    expect(format({ iso: '2025-12-31' }, 'en', 'UTC', new Date('2025-06-01'))).to.equal('Dec 31');
  });

  it('is shown if it is another, past or to come', () => {
    for (const now of ['2024-12-31T23:59:59Z', '2026-01-01T00:00:00Z']) {
      expect(digits(format(time, 'ru', 'UTC', new Date(now)))).to.equal('31 2025 23 30');
    }
  });

  it('is compared with the year that it is in the zone of display', () => {
    // In Kiritimati it is 2026 already, 14 hours ahead of UTC.
    const now = new Date('2025-12-31T12:00:00Z');
    expect(format(time, 'en', 'UTC', now)).not.to.contain('2025');
    expect(format(time, 'en', 'Pacific/Kiritimati', now)).to.contain('2025');
    const soon = instant('2025-12-31T11:00:00Z');
    expect(format(soon, 'en', 'UTC', now)).to.equal('Dec 31, 11:00 AM');
    expect(format(soon, 'en', 'Pacific/Kiritimati', now)).to.equal('Jan 1, 1:00 AM');
  });

  it('is that of the calendar of the language', () => {
    // Both are in the Persian year 1404, which ends in March.
    expect(format(time, 'fa', 'UTC', new Date('2026-02-01'))).not.to.contain('۱۴۰۴');
    expect(format(time, 'fa', 'UTC', new Date('2026-04-01'))).to.contain('۱۴۰۴');
  });
});

describe('formatFullTime', () => {
  it('has weekday, year and time of day', () => {
    const shown = formatFullTime(
      { iso: '2025-12-22T02:25:53' },
      { locale: 'ru', timeZone: undefined },
    );
    expect(shown).to.contain('понедельник, 22 декабря 2025');
    expect(shown).to.contain('02:25');
  });

  it('has no time of day where there is none', () => {
    const shown = formatFullTime({ iso: '2025-12-22' }, { locale: 'en', timeZone: undefined });
    expect(shown).to.equal('Monday, December 22, 2025');
  });

  it('shows an instant in the zone of display', () => {
    const options = { locale: 'en', timeZone: 'Europe/Moscow' };
    expect(formatFullTime(instant('2025-12-22T22:25:53Z'), options)).to.contain('December 23');
  });
});

describe('machineTime', () => {
  for (const [iso, expected] of [
    ['2025-12-22T02:25:53.2942925', '2025-12-22T02:25:53.294'],
    ['2025-12-22T02:25:53.2942925+03:00', '2025-12-22T02:25:53.294+03:00'],
    ['2025-12-22T02:25:53.2942925Z', '2025-12-22T02:25:53.294Z'],
    ['2025-12-22T02:25:53.29', '2025-12-22T02:25:53.29'],
    ['2025-12-22T02:25:53', '2025-12-22T02:25:53'],
    ['2025-12-22T02:25', '2025-12-22T02:25'],
    ['2025-12-22', '2025-12-22'],
  ] as const) {
    it(`is ${expected} for ${iso}`, () => {
      expect(machineTime({ iso })).to.equal(expected);
    });
  }
});

function localTime(iso: string): string {
  const date = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getDate()} ${date.getFullYear()} ${two(date.getHours())} ${two(date.getMinutes())}`;
}
