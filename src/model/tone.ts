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

/** Returns the tone of a status: neutral if it is not named. */
export function toneOf(status: string, tones: StatusTones | null): StatusTone {
  const tone = tones && Object.hasOwn(tones, status) ? tones[status] : undefined;
  return tone ?? 'neutral';
}

export function isTone(value: unknown): value is StatusTone {
  return TONES.has(value);
}
