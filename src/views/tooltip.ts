/**
 * Shows a subject whole in a tooltip while the pointer is over it. A `title` that stays is spoken
 * beside the text, so that the reader hears it twice.
 */
export function showTooltip({ target }: Event): void {
  if (target instanceof Element) {
    const subject = target.closest('.clamp');
    subject?.setAttribute('title', subject.textContent);
  }
}

/** Takes the tooltip away when the pointer leaves. */
export function hideTooltip({ target }: Event): void {
  if (target instanceof Element) {
    target.closest('.clamp')?.removeAttribute('title');
  }
}
