import { find } from '../pages/find.js';

/** The texts for the states of `ValidityState`. */
const TEXTS: readonly (readonly [keyof ValidityState, string])[] = [
  ['valueMissing', 'Заполните это поле.'],
  ['typeMismatch', 'Нужен адрес вида anna@example.ru.'],
  ['badInput', 'Нужно число.'],
  ['rangeUnderflow', 'Не меньше 500 ₽.'],
  ['rangeOverflow', 'Не больше 50 000 ₽.'],
  ['stepMismatch', 'Без копеек.'],
];

/** Shows the error of each invalid field next to it, and focuses the first one. */
export function isValid(form: HTMLFormElement): boolean {
  const fields = [...form.elements].filter(hasPlaceForError);
  for (const field of fields) {
    showError(field);
  }
  const wrong = fields.find(({ ariaInvalid }) => ariaInvalid === 'true');
  wrong?.focus();
  return !wrong;
}

/** Checks an invalid field again after each key. */
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
