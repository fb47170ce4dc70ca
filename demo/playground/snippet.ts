const SCRIPT_URL = new URL('../dist/client-leads.min.js', location.href).href;

/**
 * Returns what to paste into a page to have the element as it stands here, with the token left
 * out.
 */
export function snippet(
  attributes: ReadonlyMap<string, string>,
  properties: Readonly<Record<string, object | null>>,
): string {
  const shown = new Map(attributes);
  if (shown.has('token')) {
    shown.set('token', '•••');
  }
  const lines = [...shown].map(
    ([name, value]) => `\n  ${name}${value === '' ? '' : `="${escape(value)}"`}`,
  );
  const parts = [
    `<script async src="${SCRIPT_URL}"></script>`,
    `<client-leads${lines.join('')}\n></client-leads>`,
  ];
  const statements = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `leads.${name} = ${JSON.stringify(value, null, 2)};`);
  if (statements.length > 0) {
    parts.push(script(["const leads = document.querySelector('client-leads');", ...statements]));
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

function script(statements: readonly string[]): string {
  const text = statements.join('\n').replaceAll('\n', '\n  ');
  return `<script>\n  ${text}\n</script>`;
}
