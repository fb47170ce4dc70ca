const dialog = document.querySelector('#inquiry');
const dates = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' });

/**
 * Opens one inquiry. What is empty is left out.
 *
 * @param {import('client-leads').Lead} lead
 */
export function showInquiry({ number, subject, time, status, type, source, form, mark, unread }) {
  const facts = {
    Номер: number,
    Статус: status,
    // A time without an offset is the host's wall clock, and is shown as it is written.
    Создано: time && dates.format(time.instant ?? new Date(time.iso)),
    Тема: type,
    Форма: form,
    Откуда: source,
    Отметка: mark,
    'Непрочитанных сообщений': unread,
  };
  dialog.querySelector('#inquiry-subject').textContent = subject || form || `Обращение № ${number}`;
  dialog.querySelector('#inquiry-facts').replaceChildren(...Object.entries(facts).flatMap(fact));
  dialog.showModal();
}

/** @param {[string, unknown]} entry */
function fact([name, value]) {
  if (!value) {
    return [];
  }
  const term = document.createElement('dt');
  term.textContent = name;
  const description = document.createElement('dd');
  description.textContent = String(value);
  return [term, description];
}
