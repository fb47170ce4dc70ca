import type { StatusTones } from '../../src/index.js';

/** The tones of the demo API's statuses. */
export const STATUS_TONES: StatusTones = {
  'В работе': 'progress',
  'Передано партнёру': 'progress',
  'Ожидает ответа клиента': 'attention',
  Решено: 'success',
  Отклонено: 'danger',
};
