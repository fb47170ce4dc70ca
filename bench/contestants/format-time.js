const format = new Intl.DateTimeFormat('ru', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/**
 * A wall-clock time of the host for people, as written; nothing for .NET's «no date».
 *
 * @param {string} iso
 */
export function formatTime(iso) {
  return iso.startsWith('0001') ? '' : format.format(new Date(`${iso.slice(0, 16)}Z`));
}
