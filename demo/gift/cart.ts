import { find } from '../pages/find.js';
import { make } from '../pages/make.js';
import { rubles } from './money.js';

export interface Certificate {
  readonly title: string;
  readonly amount: number;
  /** The name of the recipient. */
  readonly name: string;
}

const news = find('#cart-news', HTMLElement);
const items: Certificate[] = [];

export function addToCart(certificate: Certificate): void {
  items.push(certificate);
  show();
  news.textContent = `В корзине: ${describe(certificate)}.`;
}

function remove(certificate: Certificate): void {
  items.splice(items.indexOf(certificate), 1);
  show();
  news.textContent = `Убран: ${describe(certificate)}.`;
  // The focused button is gone.
  find('#cart-title', HTMLElement).focus();
}

function show(): void {
  find('#cart-items', HTMLElement).replaceChildren(...items.map(row));
  const isEmpty = items.length === 0;
  find('#cart-empty', HTMLElement).hidden = !isEmpty;
  find('#cart-count', HTMLElement).hidden = isEmpty;
  find('#cart-count', HTMLElement).textContent = String(items.length);
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  find('#cart-sum', HTMLElement).hidden = isEmpty;
  find('#cart-sum output', HTMLElement).textContent = rubles(total);
}

function row(certificate: Certificate): Element {
  const text = describe(certificate);
  const button = make('button', { type: 'button', className: 'remove' }, '×');
  button.ariaLabel = `Убрать: ${text}`;
  button.addEventListener('click', () => remove(certificate));
  return make('li', {}, make('span', {}, text), button);
}

function describe({ title, amount, name }: Certificate): string {
  return `«${title}», ${rubles(amount)} — ${name}`;
}
