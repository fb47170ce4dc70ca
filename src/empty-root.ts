/**
 * Removes what a server has written into a shadow root. If the page is still being read, its parser
 * may add the rest of it behind our own: that is hidden, and removed once the page has been read.
 */
export function emptyRoot(root: ShadowRoot): void {
  root.replaceChildren();
  if (document.readyState === 'loading') {
    const removeRest = () => {
      root.querySelectorAll('.widget ~ *').forEach((rest) => rest.remove());
    };
    // On the window, since an element of the page's may have taken the name of the document's method.
    addEventListener('DOMContentLoaded', removeRest, { once: true });
  }
}
