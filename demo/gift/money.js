const format = new Intl.NumberFormat('ru', {
  style: 'currency',
  currency: 'RUB',
  maximumFractionDigits: 0,
});

/** @param {number} amount */
export function rubles(amount) {
  return format.format(amount);
}
