/**
 * Puts one custom state in the place of another. Chromium before 125 takes no name without
 * dashes; there the element works without its custom states.
 */
export function swapCustomState(internals: ElementInternals, before: string, after: string): void {
  try {
    internals.states.delete(before);
    internals.states.add(after);
  } catch {
    // Styling by state is all that is lost.
  }
}
