import type { ComplexAttributeConverter } from 'lit';

/** Attribute converters. They check nothing, since `readPreferences` reports invalid values. */

/** A number or `NaN`, or null for a blank attribute, which the next update sets to the default. */
export const numberConverter: ComplexAttributeConverter<number | null> = {
  fromAttribute: (value) => (value?.trim() ? Number(value) : null),
};

/** On if present, except with the value `false`, which older React versions write. */
export const booleanConverter: ComplexAttributeConverter<boolean> = {
  fromAttribute: (value) => value !== null && value !== 'false',
};
