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
