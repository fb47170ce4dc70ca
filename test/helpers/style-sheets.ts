const sheets: HTMLStyleElement[] = [];

/** A style sheet of the page, or of the reader if it is in a shadow root, until the test ends. */
export function addStyle(css: string, root: Node = document.head): void {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  root.appendChild(sheet);
  sheets.push(sheet);
}

afterEach(() => {
  for (const sheet of sheets.splice(0)) {
    sheet.remove();
  }
});
