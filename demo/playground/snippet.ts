const SCRIPT_URL = new URL('../dist/client-leads.min.js', location.href).href;

/** Returns the code for embedding the current element in a page, without its token. */
export function snippet(
  attributes: ReadonlyMap<string, string>,
  properties: Readonly<Record<string, object | null>>,
): string {
  const shown = [...attributes].map(([name, value]) => {
    const text = name === 'token' ? '•••' : escape(value);
    return `\n  ${name}${text === '' ? '' : `="${text}"`}`;
  });
  const parts = [
    `<script async src="${SCRIPT_URL}"></script>`,
    `<client-leads${shown.join('')}\n></client-leads>`,
  ];
  const statements = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `leads.${name} = ${JSON.stringify(value, null, 2)};`);
  if (statements.length > 0) {
    const lines = ["const leads = document.querySelector('client-leads');", ...statements];
    const script = lines.join('\n').replaceAll('\n', '\n  ');
    parts.push(`<script>\n  ${script}\n</script>`);
  }
  return parts.join('\n');
}

/** Escapes the ampersand first, since the other escapes contain it. */
function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
