type Values = Readonly<Record<string, string>>;

/** Never written to the address, which can be shared, nor read from it. */
const SECRET = 'token';

/** Returns what the playground starts with, changed as the address says. */
export function readLink<V extends Values>(initial: V): V {
  const link = new URLSearchParams(location.hash.slice(1));
  const changed = [...link].filter(([name]) => name !== SECRET && Object.hasOwn(initial, name));
  return { ...initial, ...Object.fromEntries(changed) };
}

/** Writes to the address in what the values differ from what the playground starts with. */
export function writeLink(values: Values, initial: Values): void {
  const changed = Object.entries(values).filter(
    ([name, value]) => name !== SECRET && value !== initial[name],
  );
  const hash = new URLSearchParams(changed).toString();
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
}
