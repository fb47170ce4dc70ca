const REST_MS = 500;

/** Collects the garbage, and lets the browser end what it does in the background. */
export async function rest() {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
}
