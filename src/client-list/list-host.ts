/** The element, as the list of its client sees it. It draws what has happened. */
export interface ListHost {
  /** Whether it is in the page, or moves within it. */
  readonly isHere: boolean;
  readonly updateComplete: Promise<unknown>;
  /** Must be called after each change of what is shown. */
  requestUpdate(): void;
}

/** Lit reports what an update throws. */
export async function untilDrawn({ updateComplete }: ListHost): Promise<void> {
  await updateComplete.catch(() => undefined);
}
