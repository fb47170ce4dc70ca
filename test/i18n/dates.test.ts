import { expect } from '@esm-bundle/chai';
import { formatTime, isOfThisYear } from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';

/** A time in the year after the times below, so that they show their year. */
const NOW = '2026-06-15T12:00:00Z';

function instant(iso: string): LeadTime {
  return { iso, instant: new Date(iso) };
}

function format(time: LeadTime, locale: string, now = NOW): string {
  const style = isOfThisYear(time, new Date(now)) ? 'shortWithTime' : 'shortWithYear';
  return formatTime(time, style, locale);
}

// The time zone of the test run is Asia/Yekaterinburg, five hours ahead of UTC.
describe('formatTime', () => {
  const late = { iso: '2025-12-31T23:30:00' };

  for (const [title, time, expected, now] of [
    ['a wall-clock time as written', { iso: '2026-05-22T02:25:53.2942925' }, '22 02 25'],
    ['an instant where the reader is', instant('2026-05-22T22:25:53Z'), '23 03 25'],
    ['a day of another year without the time', { iso: '1984-04-01T00:30' }, '1 1984'],
    ['no year while the year lasts for the reader', late, '31 23 30', '2025-12-31T18:59:59Z'],
    ['the year once it has ended for the reader', late, '31 2025', '2025-12-31T19:00:00Z'],
  ] as [string, LeadTime, string, string?][]) {
    it(`shows ${title}`, () => {
      // The words between date and time differ among versions of `Intl`.
      const digits = format(time, 'ru', now).replaceAll(/\D+/g, ' ').trim();
      expect(digits).to.equal(expected);
    });
  }

  it('follows the language, with and without a time of day', () => {
    for (const [locale, date, day, time] of [
      ['en', 'Dec 22, 2025', 'May 22', '5:25'],
      ['de', '22. Dez. 2025', '22. Mai', '05:25'],
      ['en-GB', '22 Dec 2025', '22 May', '05:25'],
    ] as const) {
      for (const timeOfDay of ['', 'T05:25:53']) {
        expect(format({ iso: `2025-12-22${timeOfDay}` }, locale)).to.equal(date);
      }
      expect(format({ iso: '2026-05-22' }, locale)).to.equal(day);
      const shown = format({ iso: '2026-05-22T05:25:53' }, locale);
      expect(shown).to.match(new RegExp(`^${day},? ${time}`));
      expect(formatTime({ iso: '2026-05-22T05:25:53' }, 'short', locale)).to.equal(day);
    }
  });
});
