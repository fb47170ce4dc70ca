/**
 * Returns a controller that aborts with the first of these signals, and a function that must be called
 * once nobody needs it: otherwise, a signal that lives as long as the page keeps it. `AbortSignal.any`
 * does the same, but Chrome has it from 116, Firefox from 124 and Safari from 17.4.
 */
export function joinSignals(...signals: readonly AbortSignal[]) {
  const joined = new AbortController();
  const handleAbort = () => joined.abort(signals.find(({ aborted }) => aborted)?.reason);
  for (const signal of signals) {
    signal.addEventListener('abort', handleAbort);
  }
  if (signals.some(({ aborted }) => aborted)) {
    handleAbort();
  }
  const leave = () => {
    for (const signal of signals) {
      signal.removeEventListener('abort', handleAbort);
    }
  };
  return { joined, leave };
}

/** Settles as the promise does, or rejects with the reason of the signal if that aborts first. */
export async function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let handleAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    signal.throwIfAborted();
    handleAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', handleAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', handleAbort);
  }
}
