/** What a status can mean for the reader, which decides how it looks (`views/row.styles.ts`). */
export const STATUS_TONES = ['neutral', 'progress', 'attention', 'success', 'danger'] as const;

export type StatusTone = (typeof STATUS_TONES)[number];

/** The tones of statuses, by their texts as the API writes them. */
export type StatusTones = Readonly<Record<string, StatusTone>>;

/** Returns the tone of a status: neutral if it is not named. */
export function toneOf(status: string, tones: StatusTones | null): StatusTone {
  const tone = tones && Object.hasOwn(tones, status) ? tones[status] : undefined;
  return tone ?? 'neutral';
}

export function isTone(value: unknown): value is StatusTone {
  return STATUS_TONES.includes(value as StatusTone);
}
