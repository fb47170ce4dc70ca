import type { FormattedLanguage } from './built-in-formats.js';

const NAMES = {
  ru: {
    months: words(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    ),
    shortMonths: words('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
  },
  en: {
    months: words(
      'January February March April May June July August September October November December',
    ),
    shortMonths: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  },
};

/** What of a date is shown: day and month; the time of day or the year, too; or all. */
export type DateStyle = 'short' | 'shortWithTime' | 'shortWithYear' | 'full';

/** Writes what UTC clocks show at `date`, as `Intl.DateTimeFormat` does, but for «г.» in short. */
export function writeDate(
  date: Date,
  style: DateStyle,
  hasTimeOfDay: boolean,
  language: FormattedLanguage,
): string {
  const { months, shortMonths } = NAMES[language];
  const isFull = style === 'full';
  const month = (isFull ? months : shortMonths)[date.getUTCMonth()];
  const day = date.getUTCDate();
  const year = date.getUTCFullYear();
  const hasYear = isFull || style === 'shortWithYear';
  const hour = date.getUTCHours();
  const minute = twoDigits(date.getUTCMinutes());
  if (language === 'ru') {
    const time = `${isFull ? ' в' : ','} ${twoDigits(hour)}:${minute}`;
    return `${day} ${month}${hasYear ? ` ${year}` : ''}${isFull ? ' г.' : ''}${hasTimeOfDay ? time : ''}`;
  }
  const half = hour < 12 ? 'AM' : 'PM';
  const time = `${isFull ? ' at' : ','} ${hour % 12 || 12}:${minute} ${half}`;
  return `${month} ${day}${hasYear ? `, ${year}` : ''}${hasTimeOfDay ? time : ''}`;
}

function words(text: string): readonly string[] {
  return text.split(' ');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
