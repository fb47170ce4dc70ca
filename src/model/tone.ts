/** The meanings of a status for the reader, which decide its look (`views/row.styles.ts`). */
export const STATUS_TONES = ['neutral', 'progress', 'attention', 'success', 'danger'] as const;

export type StatusTone = (typeof STATUS_TONES)[number];

/** The tones of statuses. The keys are the API's texts. */
export type StatusTones = Readonly<Record<string, StatusTone>>;

export function toneOf(status: string, tones: StatusTones): StatusTone {
  const tone = Object.hasOwn(tones, status) ? tones[status] : undefined;
  return tone ?? 'neutral';
}

/** Whether a lead with this status waits for the client. */
export function isWaiting(status: string, tones: StatusTones): boolean {
  return toneOf(status, tones) === 'attention';
}

/** Whether any status would mean that a lead waits for the client. */
export function knowsWaiting(tones: StatusTones): boolean {
  return Object.values(tones).includes('attention');
}

export function isTone(value: unknown): value is StatusTone {
  return STATUS_TONES.includes(value as StatusTone);
}
