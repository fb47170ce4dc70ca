import { NO_DATE, toWallClock } from './wall-clock.js';

/** A field's value as long as nothing is bound to it, and how a text is read, if it fits. */
interface Field<T> {
  unset: T;
  read: (text: string) => T | undefined;
}

const INT64: Field<bigint> = { unset: 0n, read: (text) => integer(text, 64n) };
const INT32: Field<number> = { unset: 0, read: (text) => toNumber(integer(text, 32n)) };
const TEXT: Field<string | null> = { unset: null, read: (text) => text };
/** A wall-clock time of the host. */
const DATE: Field<string | null> = { unset: null, read: date };

/** The request, in the data contract's order: the base class's members first, both alphabetical. */
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

/** The request as the host's model holds it after binding. */
export type LeadsRequest = { [Name in FieldName]: (typeof FIELDS)[Name]['unset'] };

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** Reads the fields that fit, leaves the others unset, and says whether any did not fit. */
export function readFields(textOf: (name: FieldName) => string | null | undefined): {
  request: LeadsRequest;
  misfit: boolean;
} {
  const values = Object.entries(FIELDS).map(([name, { unset, read }]) => {
    const text = textOf(name as FieldName) ?? null;
    return { name, unset, value: text === null ? unset : read(text) };
  });
  const request = values.map(({ name, unset, value }) => [name, value ?? unset]);
  return {
    request: Object.fromEntries(request) as LeadsRequest,
    misfit: values.some(({ value }) => value === undefined),
  };
}

/** Whether a request asks for another page than the first. */
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

function date(text: string): string | null | undefined {
  const wallClock = toWallClock(text) ?? undefined;
  return wallClock === NO_DATE ? null : wallClock;
}
