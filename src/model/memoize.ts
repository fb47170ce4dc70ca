/** Returns a function that calls another one once for each text, and keeps what that returned. */
export function memoize<T extends string | number>(call: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    let result = results.get(text);
    if (result === undefined) {
      result = call(text);
      results.set(text, result);
    }
    return result;
  };
}
