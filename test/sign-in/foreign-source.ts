/** The error class of another file, with the same name. */
class ForeignError extends Error {
  readonly kind = 'http';
  readonly status = 503;
  readonly retryAfter = 2000;
  readonly isTransient = true;
}

/** A source of another file, which has failed. Records the calls of its methods. */
export function foreignSource() {
  const calls: unknown[][] = [];
  const record =
    (method: string) =>
    (...args: unknown[]) => {
      calls.push([method, ...args]);
    };
  const source = {
    signIn: { state: 'failed', error: new ForeignError('session-url answered with HTTP 503.') },
    isAsking: true,
    isCovered: true,
    isTokenRefused: true,
    timeout: 15_000,
    subscribe: record('subscribe'),
    ask: record('ask'),
    changed: record('changed'),
    ended: record('ended'),
    refuse: record('refuse'),
    confirm: record('confirm'),
    tokenFor: (...args: unknown[]) => {
      calls.push(['tokenFor', ...args]);
      return args.length > 0 && args[1] === undefined
        ? Promise.resolve('501')
        : Promise.reject(source.signIn.error);
    },
  };
  return { source, calls };
}
