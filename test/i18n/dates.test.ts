import { expect } from '@open-wc/testing';
import { formatTime, machineTime } from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';

function instant(iso: string): LeadTime {
  return { iso, instant: new Date(iso) };
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
      expect(digits(formatTime(time, 'ru', zone)), zone).to.equal('22 2025 02 25');
    }
  });

  it('shows a wall-clock time that the clocks of the zone skip', () => {
    const time = { iso: '2025-03-30T02:30:00' };
    expect(digits(formatTime(time, 'ru', 'Europe/Berlin'))).to.equal('30 2025 02 30');
  });

  it('shows a wall-clock time without seconds', () => {
    expect(digits(formatTime({ iso: '2025-01-02T00:05' }, 'ru', undefined))).to.equal(
      '2 2025 00 05',
    );
  });

  it('shows a date without a time of day as written, whatever the zone', () => {
    const zones = [undefined, 'UTC', 'Europe/Moscow', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    for (const zone of zones) {
      expect(digits(formatTime({ iso: '2025-12-22' }, 'ru', zone)), zone).to.equal('22 2025');
    }
  });

  it('speaks the language for a date without a time of day', () => {
    const time = { iso: '2025-12-22' };
    expect(formatTime(time, 'en', undefined)).to.equal('Dec 22, 2025');
    expect(formatTime(time, 'de', undefined)).to.equal('22.12.2025');
  });

  it('keeps dates with and without a time of day apart', () => {
    const shown = ['2025-12-22', '2025-12-22T00:00', '2025-12-22'].map((iso) =>
      digits(formatTime({ iso }, 'ru', 'UTC')),
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
      expect(digits(formatTime(instant('2025-12-22T22:25:53Z'), 'ru', zone))).to.equal(expected);
    });
  }

  it('speaks the language', () => {
    const time = { iso: '2025-12-22T15:25:53' };
    expect(formatTime(time, 'ru', undefined)).to.contain('22 дек. 2025');
    expect(formatTime(time, 'en', undefined)).to.contain('Dec 22, 2025');
    expect(formatTime(time, 'en', undefined)).to.contain('3:25');
    expect(formatTime(time, 'de', undefined)).to.contain('22.12.2025');
  });

  it('keeps languages and zones apart', () => {
    const time = instant('2025-12-22T22:25:53Z');
    const shown = [
      formatTime(time, 'ru', 'UTC'),
      formatTime(time, 'ru', 'Europe/Moscow'),
      formatTime(time, 'de', 'UTC'),
    ];
    expect(new Set(shown).size).to.equal(3);
    expect(formatTime(time, 'ru', 'UTC')).to.equal(shown[0]);
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
