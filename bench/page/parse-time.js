/**
 * Adds up the time that the page spends in `JSON.parse`, from now on.
 *
 * @returns {() => number} milliseconds so far
 */
export function watchParsing() {
  const { parse } = JSON;
  let spent = 0;
  JSON.parse = (...args) => {
    const start = performance.now();
    try {
      return parse(...args);
    } finally {
      spent += performance.now() - start;
    }
  };
  return () => spent;
}
