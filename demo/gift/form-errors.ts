import { find } from '../pages/find.js';

/** What to say, by what `ValidityState` finds. */
const TEXTS: readonly (readonly [keyof ValidityState, string])[] = [
  ['valueMissing', 'Заполните это поле.'],
  ['typeMismatch', 'Нужен адрес вида anna@example.ru.'],
  ['badInput', 'Нужно число.'],
  ['rangeUnderflow', 'Не меньше 500 ₽.'],
  ['rangeOverflow', 'Не больше 50 000 ₽.'],
  ['stepMismatch', 'Без копеек.'],
];

/** Says beside each field what is wrong with it, and moves the focus to the first that is. */
export function isValid(form: HTMLFormElement): boolean {
  const fields = [...form.elements].filter(hasPlaceForError);
  for (const field of fields) {
    showError(field);
  }
  const wrong = fields.find(({ ariaInvalid }) => ariaInvalid === 'true');
  wrong?.focus();
  return !wrong;
}

/** Checks a field that was wrong again with each key. */
export function followErrors(form: HTMLFormElement): void {
  form.addEventListener('input', ({ target }) => {
    if (hasPlaceForError(target) && target.ariaInvalid === 'true') {
      showError(target);
    }
  });
}

function hasPlaceForError(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.hasAttribute('aria-describedby');
}

function showError(field: HTMLInputElement): void {
  const { id, validity, disabled } = field;
  const [, text = ''] = TEXTS.find(([name]) => !disabled && validity[name]) ?? [];
  field.ariaInvalid = String(text !== '');
  find(`#${id}-error`, HTMLElement).textContent = text;
}
