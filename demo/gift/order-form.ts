import { find } from '../pages/find.js';
import { make } from '../pages/make.js';
import type { Certificate } from './cart.js';
import { followErrors, isValid } from './form-errors.js';
import { rubles } from './money.js';
import { PROGRAMMES, type Programme } from './programmes.js';

const AMOUNTS = [1000, 3000, 5000];
const OTHER = 'other';

const form = find('#order', HTMLFormElement);
const certificate = find('#certificate', HTMLElement);
const other = find('#other', HTMLInputElement);
const name = find('#name', HTMLInputElement);
const email = find('#email', HTMLInputElement);
const wish = find('#wish', HTMLTextAreaElement);

find('#programmes', HTMLElement).append(
  ...PROGRAMMES.map(({ name, title, about }) => choice('programme', name, title, about)),
);
find('#amounts', HTMLElement).append(
  ...AMOUNTS.map((amount) => choice('amount', String(amount), rubles(amount))),
  choice('amount', OTHER, 'Другая'),
);
find('[name=programme]', HTMLInputElement).checked = true;
find('[name=amount][value="3000"]', HTMLInputElement).checked = true;
showCertificate();
form.addEventListener('input', showCertificate);
followErrors(form);

export function chosenProgramme(): Programme {
  const value = chosen('programme');
  const programme = PROGRAMMES.find(({ name }) => name === value);
  if (!programme) {
    throw new Error(`There is no programme ${value}.`);
  }
  return programme;
}

/** Calls `handle` when another programme is chosen. */
export function onProgramme(handle: () => void): void {
  find('#programmes', HTMLElement).addEventListener('change', handle);
}

/** Calls `handle` with the order, and empties the form for the next one. */
export function onOrder(handle: (certificate: Certificate) => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isValid(form)) {
      return;
    }
    handle({ title: chosenProgramme().title, amount: chosenAmount(), name: name.value });
    for (const field of [name, email, wish]) {
      field.value = '';
    }
    showCertificate();
  });
}

function chosen(radios: 'programme' | 'amount'): string {
  return find(`[name=${radios}]:checked`, HTMLInputElement).value;
}

function chosenAmount(): number {
  const value = chosen('amount');
  return Number(value === OTHER ? other.value : value);
}

/** Draws the certificate from the values of the form. */
function showCertificate(): void {
  const isOther = chosen('amount') === OTHER;
  find('#other-amount', HTMLElement).hidden = !isOther;
  other.disabled = !isOther;
  certificate.dataset.programme = chosen('programme');
  const amount = chosenAmount();
  const texts = {
    programme: chosenProgramme().title,
    amount: amount > 0 ? rubles(amount) : 'Любая сумма',
    name: name.value || 'Для кого-то дорогого',
  };
  for (const [part, text] of Object.entries(texts)) {
    find(`#certificate-${part}`, HTMLElement).textContent = text;
  }
}

function choice(group: 'programme' | 'amount', value: string, title: string, about = ''): Element {
  const input = make('input', { type: 'radio', name: group, value });
  const note = about ? [make('small', {}, about)] : [];
  return make('label', {}, input, make('b', {}, title), ...note);
}
