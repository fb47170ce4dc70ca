import type { ClientLeads } from '../../../src/index.js';

/** A tag that no script defines: the element itself is defined in this page. */
const TAG = 'tag-in-hostile-page';
const HANDOVER = Symbol.for('client-leads.early');

/** The early file for that tag. Read before a history replaces `fetch`. */
const file = fetch('/dist/client-leads-early.min.js')
  .then((response) => response.text())
  .then((text) => text.replaceAll(/client-leads(?!\.)/g, TAG));

/**
 * Runs the early file for a tag with the client and the token of an element, whose own script has not
 * come yet. Sends the first request. Returns a function that removes the listeners of the file.
 */
export type RunEarlyFile = (element: ClientLeads) => () => void;

export async function readEarlyFile(): Promise<RunEarlyFile> {
  const text = await file;
  return (element) => {
    const tag = createTag(element);
    const script = document.createElement('script');
    script.textContent = text;
    // The file does nothing if it finds a copy from an earlier history.
    Reflect.deleteProperty(document, HANDOVER);
    const listeners = keepListeners(() => document.body.append(tag, script));
    tag.remove();
    script.remove();
    return () => listeners.forEach((args) => window.removeEventListener(...args));
  };
}

function createTag(element: ClientLeads): Element {
  const { client, token, siteCode, apiBase, pageSize, firstPosition } = element;
  const tag = document.createElement(TAG);
  const attributes = {
    client,
    token,
    sitecode: siteCode,
    'api-base': apiBase,
    length: pageSize,
    'first-position': firstPosition ?? '',
  };
  for (const [name, value] of Object.entries(attributes)) {
    tag.setAttribute(name, String(value));
  }
  return tag;
}

type ListenerArguments = Parameters<typeof removeEventListener>;

/** Returns the listeners that a script adds to the window. */
function keepListeners(run: () => void): readonly ListenerArguments[] {
  const kept: ListenerArguments[] = [];
  window.addEventListener = (...args: ListenerArguments) => {
    kept.push(args);
    EventTarget.prototype.addEventListener.apply(window, args);
  };
  run();
  Reflect.deleteProperty(window, 'addEventListener');
  return kept;
}
