import { find } from '../pages/find.js';

const rubles = new Intl.NumberFormat('ru', {
  style: 'currency',
  currency: 'RUB',
  maximumFractionDigits: 0,
});

const form = find('#order', HTMLFormElement);
const other = find('#other', HTMLInputElement);
const name = find('#name', HTMLInputElement);
const email = find('#email', HTMLInputElement);

showCertificate();
form.addEventListener('input', showCertificate);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { programme, amount } = texts();
  find('#ordered', HTMLElement).textContent = `Заказан: «${programme}», ${amount} — ${name.value}.`;
  name.value = '';
  email.value = '';
  showCertificate();
});

/** Returns the chosen programme: its title, and where the shop says who its client is there. */
export function chosenProgramme() {
  const input = find('[name=programme]:checked', HTMLInputElement);
  return { name: input.value, title: titleOf(input), sessionUrl: input.dataset.session ?? '' };
}

/** Calls `handle` when another programme is chosen. */
export function onProgramme(handle: () => void): void {
  find('#programmes', HTMLElement).addEventListener('change', handle);
}

/** Draws the certificate from the values of the form. */
function showCertificate(): void {
  const isOther = find('[name=amount]:checked', HTMLInputElement).value === '';
  find('#other-amount', HTMLElement).hidden = !isOther;
  other.disabled = !isOther;
  find('#certificate', HTMLElement).dataset.programme = chosenProgramme().name;
  for (const [part, text] of Object.entries(texts())) {
    find(`#certificate-${part}`, HTMLElement).textContent = text;
  }
}

/** Returns the texts of the certificate. */
function texts() {
  const chosen = find('[name=amount]:checked', HTMLInputElement).value;
  const amount = Number(chosen || other.value);
  return {
    programme: chosenProgramme().title,
    amount: amount > 0 ? rubles.format(amount) : 'Любая сумма',
    name: name.value || 'Для кого-то дорогого',
  };
}

function titleOf({ labels }: HTMLInputElement): string {
  return labels?.[0]?.querySelector('b')?.textContent ?? '';
}
