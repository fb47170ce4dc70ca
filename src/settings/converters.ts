import type { ComplexAttributeConverter } from 'lit';

/**
 * Attribute converters. A missing or blank attribute gives null, in place of which the next update
 * puts the default. They check nothing: `readPreferences` tells the developer of bad values.
 */

/** A number; `NaN` for any other text. */
export const number: ComplexAttributeConverter<number | null> = {
  fromAttribute: (value) => (value?.trim() ? Number(value) : null),
};

/** On by presence, except with the value `false`, which older React writes. */
export const presence: ComplexAttributeConverter<boolean> = {
  fromAttribute: (value) => value !== null && value !== 'false',
};
