type Values = Readonly<Record<string, string>>;

/** Never written to or read from the URL, which may be shared. */
const SECRET = 'token';

/** Returns the initial values, changed by the URL. */
export function readLink<V extends Values>(initial: V): V {
  const link = new URLSearchParams(location.hash.slice(1));
  const changed = [...link].filter(([name]) => name !== SECRET && Object.hasOwn(initial, name));
  return { ...initial, ...Object.fromEntries(changed) };
}

/** Writes values to the URL that differ from the initial ones. */
export function writeLink(values: Values, initial: Values): void {
  const changed = Object.entries(values).filter(
    ([name, value]) => name !== SECRET && value !== initial[name],
  );
  const hash = new URLSearchParams(changed).toString();
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
}
