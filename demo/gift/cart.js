import { rubles } from './money.js';

/** @typedef {{ title: string, amount: number, name: string }} Certificate */

const list = document.querySelector('#cart-items');
const news = document.querySelector('#cart-news');
/** @type {Certificate[]} */
const items = [];

/** @param {Certificate} certificate */
export function addToCart(certificate) {
  items.push(certificate);
  show();
  news.textContent = `В корзине: ${describe(certificate)}.`;
}

/** @param {Certificate} certificate */
function remove(certificate) {
  items.splice(items.indexOf(certificate), 1);
  show();
  news.textContent = `Убран: ${describe(certificate)}.`;
  // The button that had the focus is gone.
  document.querySelector('#cart-title').focus();
}

function show() {
  list.replaceChildren(...items.map(row));
  const isEmpty = items.length === 0;
  document.querySelector('#cart-empty').hidden = !isEmpty;
  const count = document.querySelector('#cart-count');
  count.hidden = isEmpty;
  count.textContent = String(items.length);
  const sum = document.querySelector('#cart-sum');
  sum.hidden = isEmpty;
  sum.querySelector('output').textContent = rubles(
    items.reduce((total, { amount }) => total + amount, 0),
  );
}

/** @param {Certificate} certificate */
function row(certificate) {
  const item = document.createElement('li');
  const text = document.createElement('span');
  text.textContent = describe(certificate);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'remove';
  button.textContent = '×';
  button.setAttribute('aria-label', `Убрать: ${describe(certificate)}`);
  button.addEventListener('click', () => remove(certificate));
  item.append(text, button);
  return item;
}

/** @param {Certificate} certificate */
function describe({ title, amount, name }) {
  return `«${title}», ${rubles(amount)} — ${name}`;
}
