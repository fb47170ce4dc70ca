import { NO_DATE, toWallClock } from './wall-clock.js';

/** The rules of a format for dates. */
export interface DateRules {
  /** Whether a UTC time is converted to the host's zone, like times with other offsets. */
  movesUtc?: boolean;
  /** Whether only a date or dateTime of XML Schema is accepted. */
  isSchema?: boolean;
}

/** The value of an unbound field, and the reader of its text. */
interface Field<T> {
  unset: T;
  read: (text: string, rules: DateRules) => T | undefined;
}

const SCHEMA_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

const INT64: Field<bigint> = { unset: 0n, read: (text) => integer(text, 64n) };
const INT32: Field<number> = { unset: 0, read: (text) => toNumber(integer(text, 32n)) };
const TEXT: Field<string | null> = { unset: null, read: (text) => text };
/** A wall-clock time of the host. */
const DATE: Field<string | null> = { unset: null, read: date };

/**
 * The request in the data contract's order: the base class's members first, each group in
 * alphabetical order.
 */
const FIELDS = {
  Operator: INT64,
  SiteCode: TEXT,
  Token: INT64,
  BegDate: DATE,
  Client: INT64,
  EndDate: DATE,
  Length: INT32,
  Start: INT32,
};

type FieldName = keyof typeof FIELDS;

/** The request after binding, as the host's model. */
export type LeadsRequest = { [Name in FieldName]: (typeof FIELDS)[Name]['unset'] };

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** Reads the valid fields, leaves the others unset, and returns whether any was invalid. */
export function readFields(
  textOf: (name: FieldName) => string | null | undefined,
  rules: DateRules = {},
): { request: LeadsRequest; misfit: boolean } {
  const values = Object.entries(FIELDS).map(([name, { unset, read }]) => {
    const text = textOf(name as FieldName);
    // A null is invalid for a number.
    const blank = text === undefined || unset === null ? unset : undefined;
    return { name, unset, value: typeof text === 'string' ? read(text, rules) : blank };
  });
  const request = values.map(({ name, unset, value }) => [name, value ?? unset]);
  return {
    request: Object.fromEntries(request) as LeadsRequest,
    misfit: values.some(({ value }) => value === undefined),
  };
}

/** Whether a request is for a further page. */
export function isFurther({ Start }: LeadsRequest): boolean {
  return Start > 1;
}

function integer(text: string, bits: bigint): bigint | undefined {
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  const end = 2n ** (bits - 1n);
  return value !== undefined && value >= -end && value < end ? value : undefined;
}

function toNumber(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function date(text: string, { movesUtc, isSchema }: DateRules): string | null | undefined {
  if (isSchema && !SCHEMA_DATE.test(text.trim())) {
    return undefined;
  }
  const wallClock = toWallClock(movesUtc ? text : text.replace(/z\s*$/i, '')) ?? undefined;
  return wallClock === NO_DATE ? null : wallClock;
}
