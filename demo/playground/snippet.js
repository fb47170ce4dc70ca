const ESCAPES = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/**
 * What to paste into a page to have the element as it stands here, with the token left out.
 *
 * @param {Map<string, string>} attributes
 * @param {object | null} messages
 */
export function snippet(attributes, messages) {
  const shown = new Map(attributes);
  if (shown.has('token')) {
    shown.set('token', '•••');
  }
  const lines = [...shown].map(
    ([name, value]) => `\n  ${name}${value === '' ? '' : `="${escape(value)}"`}`,
  );
  const parts = [
    `<script async src="${location.origin}/dist/client-leads.min.js"></script>`,
    `<client-leads${lines.join('')}\n></client-leads>`,
  ];
  if (messages) {
    parts.push(messagesScript(messages));
  }
  return parts.join('\n');
}

/** @param {string} value */
function escape(value) {
  return value.replaceAll(/[&"<>]/g, (character) => ESCAPES[character]);
}

/** @param {object} messages */
function messagesScript(messages) {
  const text = JSON.stringify(messages, null, 2).replaceAll('\n', '\n  ');
  return `<script>\n  document.querySelector('client-leads').messages = ${text};\n</script>`;
}
