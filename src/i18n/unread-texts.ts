/** A badge shows no higher number. */
const MOST_SHOWN = 99;

/** Writes the number of a badge, such as «3», or «3+» if there may be more. */
export function badgeNumber(
  number: (value: number) => string,
  unread: number,
  hasMore = false,
): string {
  const isCut = hasMore || unread > MOST_SHOWN;
  return `${number(Math.min(unread, MOST_SHOWN))}${isCut ? '+' : ''}`;
}

/** The texts about unread messages, apart from all others for files that show nothing else. */
export const unreadTexts = {
  ru: {
    /** Spoken instead of the number in a badge. */
    unread: {
      one: '{n} непрочитанное сообщение',
      few: '{n} непрочитанных сообщения',
      other: '{n} непрочитанных сообщений',
    },
    /** Spoken instead of a number that may be higher, such as «3+». */
    unreadAtLeast: {
      one: 'не меньше {n} непрочитанного сообщения',
      other: 'не меньше {n} непрочитанных сообщений',
    },
  },
  en: {
    unread: { one: '{n} unread message', other: '{n} unread messages' },
    unreadAtLeast: { one: 'at least {n} unread message', other: 'at least {n} unread messages' },
  },
};
