/** Waits for the update of an element, even if it fails. */
export async function untilUpdated({
  updateComplete,
}: {
  readonly updateComplete: Promise<unknown>;
}): Promise<void> {
  try {
    await updateComplete;
  } catch {
    // Lit reports errors of an update.
  }
}
