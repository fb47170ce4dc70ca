import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { formatTime } from '../../src/i18n/dates.js';
import type { LeadTime } from '../../src/model/lead.js';
import { languageFor } from '../fixtures/language-for.js';

const DAY_MS = 86_400_000;

/** Midnight, noon, the minutes before them, and an hour of one digit, as UTC clocks show them. */
const TIMES_OF_DAY = ['00:00', '00:59', '09:05', '11:59', '12:00', '23:59'];

/** Each day of a leap year, and the days around it. */
const DAYS = Array.from({ length: 368 }, (_, index) =>
  new Date(Date.UTC(2023, 11, 31) + index * DAY_MS).toISOString().slice(0, 10),
);

/** Versions of `Intl` differ in the kinds of spaces. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

/**
 * Returns a function that writes a time as `Intl` does: day and month; the time of day, too; with
 * year, without time of day and «г.»; in full.
 */
function intlWriter(locale: string, timeZone: string, hasTimeOfDay: boolean) {
  const hour = locale.startsWith('ru') ? '2-digit' : 'numeric';
  const timeOfDay = hasTimeOfDay ? ({ hour, minute: '2-digit' } as const) : {};
  const day = { timeZone, day: 'numeric', month: 'short' } as const;
  const withYear = { ...day, year: 'numeric' } as const;
  const full = { ...withYear, month: 'long', ...timeOfDay } as const;
  const [short, timed, dated, whole] = [day, { ...day, ...timeOfDay }, withYear, full].map(
    (options) => new Intl.DateTimeFormat(locale, options),
  );
  return (date: Date) => [
    plain(short!.format(date)),
    plain(timed!.format(date)),
    plain(dated!.format(date)).replace(/ г\.$/, ''),
    plain(whole!.format(date)),
  ];
}

/** Returns a time as the element writes it, in each style. */
function written(locale: string, time: LeadTime): string[] {
  const styles = ['short', 'shortWithTime', 'shortWithYear', 'full'] as const;
  return styles.map((style) => plain(formatTime(time, style, locale)));
}

describe('formats without Intl', () => {
  const zone = process.env.TZ;
  after(() => {
    process.env.TZ = zone;
  });

  for (const locale of ['ru', 'ru-RU', 'en', 'en-US']) {
    it(`write numbers and each day of a year in ${locale} as Intl does`, () => {
      const { number } = languageFor(locale);
      const intl = new Intl.NumberFormat(locale);
      for (const value of [0, 5, 99, 999, 1000, 1500, 12345, 123456, 1234567, 2 ** 31]) {
        assert.equal(plain(number(value)), plain(intl.format(value)));
      }
      const date = intlWriter(locale, 'UTC', false);
      for (const day of DAYS) {
        assert.deepEqual(written(locale, { iso: day }), date(new Date(day)));
      }
    });

    for (const timeZone of ['America/St_Johns', 'UTC', 'Asia/Yekaterinburg']) {
      it(`write times of day in ${locale} as Intl does in ${timeZone}`, () => {
        process.env.TZ = timeZone;
        const intl = intlWriter(locale, timeZone, true);
        const intlOfClock = intlWriter(locale, 'UTC', true);
        for (const day of DAYS) {
          for (const time of TIMES_OF_DAY) {
            const iso = `${day}T${time}`;
            const instant = new Date(`${iso}Z`);
            assert.deepEqual(written(locale, { iso }), intlOfClock(instant));
            assert.deepEqual(written(locale, { iso: `${iso}Z`, instant }), intl(instant));
          }
        }
      });
    }
  }
});
