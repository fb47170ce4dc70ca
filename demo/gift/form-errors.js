/** What to say, by what `ValidityState` finds. */
const TEXTS = {
  valueMissing: 'Заполните это поле.',
  typeMismatch: 'Нужен адрес вида anna@example.ru.',
  badInput: 'Нужно число.',
  rangeUnderflow: 'Не меньше 500 ₽.',
  rangeOverflow: 'Не больше 50 000 ₽.',
  stepMismatch: 'Без копеек.',
};

/**
 * Says beside each field what is wrong with it, and leads to the first.
 *
 * @param {HTMLFormElement} form
 */
export function isValid(form) {
  const fields = [...form.elements].filter((field) => field.hasAttribute('aria-describedby'));
  for (const field of fields) {
    showError(field);
  }
  const wrong = fields.find(({ ariaInvalid }) => ariaInvalid === 'true');
  wrong?.focus();
  return !wrong;
}

/**
 * What was wrong is looked at again with each key.
 *
 * @param {HTMLFormElement} form
 */
export function followErrors(form) {
  form.addEventListener('input', ({ target }) => {
    if (target.ariaInvalid === 'true') {
      showError(target);
    }
  });
}

/** @param {HTMLInputElement} field */
function showError(field) {
  const { validity, disabled } = field;
  const text = Object.entries(TEXTS).find(([name]) => !disabled && validity[name])?.[1] ?? '';
  field.ariaInvalid = String(text !== '');
  document.getElementById(field.getAttribute('aria-describedby')).textContent = text;
}
