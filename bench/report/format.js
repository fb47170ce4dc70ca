const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** @param {number} value */
export const count = (value) => whole.format(value);

/**
 * Tenths below a hundred.
 *
 * @param {number} value
 */
export const measured = (value) => (value < 100 ? tenths : whole).format(value);

/** @param {number} value */
export const ratio = (value) => `${(value < 10 ? hundredths : whole).format(value)} ×`;
