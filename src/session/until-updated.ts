/** Waits for the update of an element, whether it succeeds or not. */
export async function untilUpdated({
  updateComplete,
}: {
  readonly updateComplete: Promise<unknown>;
}): Promise<void> {
  try {
    await updateComplete;
  } catch {
    // Lit reports what an update throws.
  }
}
