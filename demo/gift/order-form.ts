import { find } from '../pages/find.js';

const name = find('#name', HTMLInputElement);

showCertificate();
find('#order', HTMLFormElement).addEventListener('input', showCertificate);
find('#order', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const { title, amount } = chosen();
  find('#ordered', HTMLElement).textContent = `Заказан: «${title}», ${amount} — ${name.value}.`;
  name.value = '';
  showCertificate();
});

/** Returns the chosen programme and amount, and where the shop says who its client is there. */
export function chosen() {
  const programme = find('[name=programme]:checked', HTMLInputElement);
  return {
    programme: programme.value,
    sessionUrl: programme.dataset.session ?? '',
    title: find('[name=programme]:checked + b', HTMLElement).textContent,
    amount: find('[name=amount]:checked + b', HTMLElement).textContent,
  };
}

/** Draws the certificate from the values of the form. */
function showCertificate(): void {
  const { programme, title, amount } = chosen();
  find('#certificate', HTMLElement).dataset.programme = programme;
  find('#certificate-programme', HTMLElement).textContent = title;
  find('#certificate-amount', HTMLElement).textContent = amount;
  find('#certificate-name', HTMLElement).textContent = name.value || 'Для кого-то дорогого';
}
