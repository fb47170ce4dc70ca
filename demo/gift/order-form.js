import { followErrors, isValid } from './form-errors.js';
import { rubles } from './money.js';
import { PROGRAMMES } from './programmes.js';

const AMOUNTS = [1000, 3000, 5000];
const OTHER = 'other';

const form = document.querySelector('#order');
const certificate = document.querySelector('#certificate');
const { other } = form.elements;

document
  .querySelector('#programmes')
  .append(
    ...Object.entries(PROGRAMMES).map(([name, { title, about }]) =>
      choice('programme', name, title, about),
    ),
  );
document
  .querySelector('#amounts')
  .append(
    ...AMOUNTS.map((amount) => choice('amount', String(amount), rubles(amount))),
    choice('amount', OTHER, 'Другая'),
  );
form.elements.programme[0].checked = true;
form.elements.amount[1].checked = true;
showCertificate();
form.addEventListener('input', showCertificate);
followErrors(form);

export function chosenProgramme() {
  return PROGRAMMES[form.elements.programme.value];
}

/** @param {() => void} handle */
export function onProgramme(handle) {
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'programme') {
      handle();
    }
  });
}

/** @param {(certificate: import('./cart.js').Certificate) => void} handle */
export function onOrder(handle) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isValid(form)) {
      return;
    }
    handle({ title: chosenProgramme().title, amount: amount(), name: form.elements.name.value });
    for (const name of ['name', 'email', 'wish']) {
      form.elements[name].value = '';
    }
    showCertificate();
  });
}

function amount() {
  const { value } = form.elements.amount;
  return Number(value === OTHER ? other.value : value);
}

/** The picture of what is bought follows the form. */
function showCertificate() {
  const isOther = form.elements.amount.value === OTHER;
  document.querySelector('#other-amount').hidden = !isOther;
  other.disabled = !isOther;
  certificate.dataset.programme = form.elements.programme.value;
  const texts = {
    programme: chosenProgramme().title,
    amount: amount() > 0 ? rubles(amount()) : 'Любая сумма',
    name: form.elements.name.value || 'Для кого-то дорогого',
  };
  for (const [name, text] of Object.entries(texts)) {
    certificate.querySelector(`#certificate-${name}`).textContent = text;
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} title
 * @param {string} [about]
 */
function choice(name, value, title, about = '') {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name, value });
  const strong = document.createElement('b');
  strong.textContent = title;
  const small = document.createElement('small');
  small.textContent = about;
  label.append(input, strong, ...(about ? [small] : []));
  return label;
}
