/**
 * What the address says, over what the playground starts with. The address can be shared, so the
 * token is neither written there nor read from there.
 *
 * @param {Record<string, string>} initial
 */
export function readLink(initial) {
  const said = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const entries = Object.entries(initial).map(([name, value]) => [
    name,
    name === 'token' ? value : (said[name] ?? value),
  ]);
  return Object.fromEntries(entries);
}

/**
 * @param {Record<string, string>} values
 * @param {Record<string, string>} initial
 */
export function writeLink(values, initial) {
  const changed = Object.entries(values).filter(
    ([name, value]) => name !== 'token' && value !== initial[name],
  );
  const hash = new URLSearchParams(changed).toString();
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
}
