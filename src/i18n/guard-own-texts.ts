/** Says something. What a page's own texts throw is the page's error: it must not stop the list. */
export function guardOwnTexts(say: () => void): void {
  try {
    say();
  } catch (error) {
    reportError(error);
  }
}
