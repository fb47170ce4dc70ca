/** What of a date is shown. */
export type DateStyle = 'short' | 'shortWithYear' | 'full' | 'year';

/** Writes what UTC clocks show at `date`, as `Intl.DateTimeFormat` does. */
type WriteDate = (date: Date, style: DateStyle, hasTimeOfDay: boolean) => string;

const RUSSIAN = {
  weekdays: words('воскресенье понедельник вторник среда четверг пятница суббота'),
  months: words(
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  ),
  short: words('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
};

const ENGLISH = {
  weekdays: words('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  months: words(
    'January February March April May June July August September October November December',
  ),
  short: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

export const builtInDates: Readonly<Record<'ru' | 'en', WriteDate>> = {
  ru(date, style, hasTimeOfDay) {
    const { weekday, day, month, shortMonth, year, hour, minute } = fieldsOf(date, RUSSIAN);
    const dates = {
      short: `${day} ${shortMonth}`,
      shortWithYear: `${day} ${shortMonth} ${year} г.`,
      full: `${weekday}, ${day} ${month} ${year} г.`,
      year,
    };
    const time = `${style === 'full' ? ' в' : ','} ${twoDigits(hour)}:${minute}`;
    return dates[style] + (hasTimeOfDay ? time : '');
  },

  en(date, style, hasTimeOfDay) {
    const { weekday, day, month, shortMonth, year, hour, minute } = fieldsOf(date, ENGLISH);
    const dates = {
      short: `${shortMonth} ${day}`,
      shortWithYear: `${shortMonth} ${day}, ${year}`,
      full: `${weekday}, ${month} ${day}, ${year}`,
      year,
    };
    const half = hour < 12 ? 'AM' : 'PM';
    const time = `${style === 'full' ? ' at' : ','} ${hour % 12 || 12}:${minute} ${half}`;
    return dates[style] + (hasTimeOfDay ? time : '');
  },
};

function fieldsOf(date: Date, { weekdays, months, short }: typeof RUSSIAN) {
  const month = date.getUTCMonth();
  return {
    weekday: weekdays[date.getUTCDay()],
    day: date.getUTCDate(),
    month: months[month],
    shortMonth: short[month],
    year: String(date.getUTCFullYear()),
    hour: date.getUTCHours(),
    minute: twoDigits(date.getUTCMinutes()),
  };
}

function words(text: string): readonly string[] {
  return text.split(' ');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
