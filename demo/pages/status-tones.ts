import type { StatusTones } from '../../src/index.js';

/** What each status of the demo API means for the reader. */
export const STATUS_TONES: StatusTones = {
  'В работе': 'progress',
  'Передано партнёру': 'progress',
  'Ожидает ответа клиента': 'attention',
  Решено: 'success',
  Отклонено: 'danger',
};
