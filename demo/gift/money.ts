const format = new Intl.NumberFormat('ru', {
  style: 'currency',
  currency: 'RUB',
  maximumFractionDigits: 0,
});

export function rubles(amount: number): string {
  return format.format(amount);
}
