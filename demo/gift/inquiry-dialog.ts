import type { Lead, LeadTime } from '../../src/index.js';
import { find } from '../pages/find.js';
import { make } from '../pages/make.js';

const dates = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' });

/** Opens one inquiry, without its empty fields. */
export function showInquiry(lead: Lead): void {
  const { number, subject, time, status, type, source, form, mark, unread } = lead;
  const facts = [
    ['Номер', number],
    ['Статус', status],
    ['Создано', time && formatTime(time)],
    ['Тема', type],
    ['Форма', form],
    ['Откуда', source],
    ['Отметка', mark],
    ['Непрочитанных сообщений', unread],
  ] as const;
  find('#inquiry-subject', HTMLElement).textContent = subject || form || `Обращение № ${number}`;
  find('#inquiry-facts', HTMLElement).replaceChildren(
    ...facts.flatMap(([name, value]) =>
      value ? [make('dt', {}, name), make('dd', {}, String(value))] : [],
    ),
  );
  find('#inquiry', HTMLDialogElement).showModal();
}

/** A time without an offset is the host's wall-clock time, and is shown as written. */
function formatTime({ instant, iso }: LeadTime): string {
  return dates.format(instant ?? new Date(iso));
}
