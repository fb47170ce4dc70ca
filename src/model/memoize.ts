/** Returns a function that calls another one again only if an argument has changed. */
export function memoizeLast<Args extends readonly unknown[], Result>(
  call: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (!last || !hasSameItems(args, last.args)) {
      last = { args, result: call(...args) };
    }
    return last.result;
  };
}

export function hasSameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}
