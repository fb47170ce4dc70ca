/** What a status means for the reader, which decides how it looks (`views/row.styles.ts`). */
export type StatusTone = 'neutral' | 'progress' | 'attention' | 'success' | 'danger';

/** The tones of statuses, by their texts as the API writes them. */
export type StatusTones = Readonly<Record<string, StatusTone>>;

const TONES: ReadonlySet<unknown> = new Set<StatusTone>([
  'neutral',
  'progress',
  'attention',
  'success',
  'danger',
]);

/** Returns the tone of a status: neutral if it is not named, or named with what is no tone. */
export function toneOf(status: string, tones: StatusTones | null): StatusTone {
  const tone = tones && Object.hasOwn(tones, status) ? tones[status] : undefined;
  return tone !== undefined && TONES.has(tone) ? tone : 'neutral';
}

/** The statuses of a page's `statusTones` whose tones are none. */
export function statusesWithoutTone(tones: unknown): string[] {
  const isObject = typeof tones === 'object' && tones !== null;
  return isObject
    ? Object.entries(tones)
        .filter(([, tone]) => !TONES.has(tone))
        .map(([status]) => status)
    : [];
}
