/** Waits until the next task, which begins after all that needs no time. */
export async function nextTask(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
