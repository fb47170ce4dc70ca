import { fillSubject, topicsIn, wordsIn, type Language, type Random } from './lead-texts.js';

const FIELDS = ['LeadSourceName', 'LeadStatusName', 'LeadTypeName', 'FormName', 'Subject'] as const;
type Texts = Partial<Record<(typeof FIELDS)[number], string | null | undefined>>;
export interface GeneratedRow extends Texts {
  Id: number;
  Leads: number;
  ProcTime: string;
  LeadMarkName: string | null;
  CountNotReadMessage: number;
}

/** A row from a host. Any member may be absent, null or of another type. */
export type Row = Partial<Record<keyof GeneratedRow, unknown>>;

/** What a list is generated for. */
export interface Setting {
  /** The time of the host: no inquiry is newer. */
  readonly now: number;
  readonly language: Language;
}

/** A hundred consecutive seeds have different numbers, however long their lists are. */
const SEEDS = 100;
const NUMBERS_OF_SEED = 100_000;
/** The seed with the first of these numbers. */
const FIRST_SEED = 17;
const FIRST_ID = 912_345;
const FIRST_NUMBER = 504_871;
const HOUR_MS = 3_600_000;
const NEWEST_IS_AGO_MS = 4 * HOUR_MS;
const LONGEST_MEAN_GAP_MS = 72 * HOUR_MS;
const LONGEST_HISTORY_MS = 6 * 365 * 24 * HOUR_MS;
const OPEN_FOR_MS = 30 * 24 * HOUR_MS;

/** The unread messages of the first rows, which have no gaps, and a status of each tone. */
const FIRST_UNREAD = [0, 2, 0, 1, 0];

/**
 * Returns realistic inquiries, newest first, with unique ids. The same seed returns the same rows,
 * at the same distance from now, and, in another language, their translation. Lists of different
 * seeds share no number, so a row shows which list it belongs to.
 */
export function generateLeads(
  count: number,
  seed: number,
  { now, language }: Setting,
): GeneratedRow[] {
  const random = createRandom(seed);
  const topics = topicsIn(language);
  const sources = wordsIn(language, 'sources');
  const first = wordsIn(language, 'first');
  const open = wordsIn(language, 'open');
  const closed = wordsIn(language, 'closed');
  const marks = wordsIn(language, 'marks');
  const meanGap = Math.min(LONGEST_MEAN_GAP_MS, LONGEST_HISTORY_MS / Math.max(count, 1));
  const newest = now - NEWEST_IS_AGO_MS;
  let time = newest;
  const numbers = ((seed + SEEDS - FIRST_SEED) % SEEDS) * NUMBERS_OF_SEED;
  let id = FIRST_ID + numbers;
  let number = FIRST_NUMBER + numbers;
  return Array.from({ length: count }, (_, index) => {
    const topic = random.pick(topics);
    const isOpen = newest - time < OPEN_FOR_MS;
    const row: GeneratedRow = {
      Id: id,
      Leads: number,
      ProcTime: formatTime(random, time),
      LeadSourceName: random.pick(sources),
      LeadStatusName: random.pick(isOpen ? open : closed),
      LeadTypeName: topic.type,
      FormName: topic.form,
      Subject: fillSubject(random.pick(topic.subjects), language, random),
      LeadMarkName: random.chance(0.2) ? random.pick(marks) : null,
      CountNotReadMessage: random.chance(isOpen ? 0.2 : 0.03) ? random.int(1, 6) : 0,
    };
    time -= random.int(60_000, Math.round(meanGap * 2));
    id -= random.int(1, 9);
    number -= random.int(1, 5);
    const CountNotReadMessage = FIRST_UNREAD[index];
    return CountNotReadMessage === undefined
      ? withGaps(random, row)
      : { ...row, CountNotReadMessage, LeadStatusName: first[index] };
  });
}

/**
 * Writes seven fractional digits, like SQL Server's `datetime2`. The last one is never a zero,
 * since .NET would not write it.
 */
function formatTime(random: Random, time: number): string {
  const fraction = random.int(0, 999_999).toString().padStart(6, '0');
  return `${new Date(time).toISOString().slice(0, 19)}.${fraction}${random.int(1, 9)}`;
}

/** Adds the gaps of real rows: null, absent, empty and blank members, and «no date». */
function withGaps(random: Random, row: GeneratedRow): GeneratedRow {
  for (const name of FIELDS) {
    if (random.chance(0.06)) {
      row[name] = random.pick([null, undefined, '', '   ']);
    }
  }
  if (random.chance(0.015)) {
    row.ProcTime = '0001-01-01T00:00:00';
  }
  return row;
}

/**
 * Returns random values for a seed (mulberry32), so that tests and screenshots can be repeated
 * exactly. `int` includes both ends.
 */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (probability: number) => next() < probability,
    pick: <T>(items: readonly T[]) => items[int(0, items.length - 1)] as T,
  };
}
