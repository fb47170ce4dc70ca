const SCRIPT_URL = new URL('../dist/client-leads.min.js', location.href).href;

/** The API of the demo, for a page elsewhere. */
const API_BASE: readonly [string, string] = ['api-base', new URL('/', location.href).href];

/** Returns the code for embedding the current element in a page, without its token. */
export function snippet(attributes: ReadonlyMap<string, string>, tones: object | null): string {
  const isComplete = attributes.has('api-base') || attributes.has('session-url');
  const shown = [...attributes, ...(isComplete ? [] : [API_BASE])].map(([name, value]) => {
    const text = name === 'token' ? '•••' : escape(value);
    return `\n  ${name}${text === '' ? '' : `="${text}"`}`;
  });
  const tags = `<script async src="${SCRIPT_URL}"></script>
<client-leads${shown.join('')}
></client-leads>`;
  const statusTones = JSON.stringify(tones, null, 2).replaceAll('\n', '\n  ');
  return tones === null
    ? tags
    : `${tags}
<script>
  const leads = document.querySelector('client-leads');
  leads.statusTones = ${statusTones};
</script>`;
}

/** Escapes the ampersand first, since the other escapes contain it. */
function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
