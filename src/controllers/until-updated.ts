import type { ReactiveControllerHost } from 'lit';

/** Waits for the update of a host, whether it succeeds or not. */
export async function untilUpdated({ updateComplete }: ReactiveControllerHost): Promise<void> {
  try {
    await updateComplete;
  } catch {
    // Lit reports what an update throws.
  }
}
