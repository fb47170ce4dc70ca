/** The highlighted texts inside an element, as written and sorted. */
export function highlightedIn({ shadowRoot }: Element): string[] {
  return [...(CSS.highlights.get('client-leads') ?? [])]
    .filter(({ startContainer }) => startContainer.getRootNode() === shadowRoot)
    .map(({ startContainer, startOffset, endOffset }) =>
      (startContainer as Text).data.slice(startOffset, endOffset),
    )
    .sort();
}

/**
 * Checks each frame until exactly these texts are highlighted, since the browser decides when it
 * reports which blocks are near. Otherwise the test times out.
 */
export async function untilHighlighted(element: Element, ...expected: string[]): Promise<void> {
  while (highlightedIn(element).join() !== expected.join()) {
    await new Promise(requestAnimationFrame);
  }
}
