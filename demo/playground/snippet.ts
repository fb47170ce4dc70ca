import type { Messages } from '../../src/index.js';

const SCRIPT_URL = new URL('../dist/client-leads.min.js', location.href).href;

/**
 * Returns what to paste into a page to have the element as it stands here, with the token left
 * out.
 */
export function snippet(
  attributes: ReadonlyMap<string, string>,
  messages: Partial<Messages> | null,
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
  if (messages) {
    parts.push(messagesScript(messages));
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

function messagesScript(messages: Partial<Messages>): string {
  const text = JSON.stringify(messages, null, 2).replaceAll('\n', '\n  ');
  return `<script>\n  document.querySelector('client-leads').messages = ${text};\n</script>`;
}
