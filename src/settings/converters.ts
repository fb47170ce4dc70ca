import type { ComplexAttributeConverter } from 'lit';

/**
 * Attribute converters. They check nothing: `readPreferences` warns the developer of bad values.
 */

/** A number, or `NaN`. Null if the attribute is missing or blank: the next update sets the default. */
export const numberConverter: ComplexAttributeConverter<number | null> = {
  fromAttribute: (value) => (value?.trim() ? Number(value) : null),
};

/** On by presence, except with the value `false`, which older React writes. */
export const booleanConverter: ComplexAttributeConverter<boolean> = {
  fromAttribute: (value) => value !== null && value !== 'false',
};
