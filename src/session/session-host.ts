/** The element, as its session sees it. It draws what has happened. */
export interface SessionHost {
  /** Whether it is in the page, or moves within it. */
  readonly isHere: boolean;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** Lit reports what an update throws. */
export async function untilDrawn({ updateComplete }: SessionHost): Promise<void> {
  await updateComplete.catch(() => undefined);
}
