import type { ClientLeads } from '../../../src/index.js';

/** A tag that no script defines: the element itself is defined in this page. */
const TAG = 'tag-in-hostile-page';
const HANDOVER = Symbol.for('client-leads.early.2');

/** The early file for that tag. Read before a history replaces `fetch`. */
const file = fetch('/dist/client-leads-early.min.js')
  .then((response) => response.text())
  .then((text) => text.replaceAll(/client-leads(?!\.)/g, TAG));

/** A tag whose own script has not come yet, and the early file that has asked for it. */
export interface EarlyTag {
  readonly tag: Element;
  /** Discards what the file has, and removes its listeners. */
  readonly end: () => void;
}

/** Runs the early file for a tag with the attributes of an element, which sends the first request. */
export type RunEarlyFile = (element: ClientLeads, place: Element) => EarlyTag;

export async function readEarlyFile(): Promise<RunEarlyFile> {
  const text = await file;
  return (element, place) => {
    const tag = createTag(element);
    const script = document.createElement('script');
    script.textContent = text;
    // The file does nothing if it finds a copy from an earlier history.
    Reflect.deleteProperty(document, HANDOVER);
    const listeners = keepListeners(() => place.append(tag, script));
    script.remove();
    return {
      tag,
      end: () => {
        // Like a click in the page.
        document.body.click();
        listeners.forEach((args) => window.removeEventListener(...args));
      },
    };
  };
}

function createTag(element: ClientLeads): Element {
  const { sessionUrl, client, token, siteCode, apiBase, pageSize, firstPosition } = element;
  const tag = document.createElement(TAG);
  const who = sessionUrl ? { 'session-url': sessionUrl } : { client, token, 'api-base': apiBase };
  const request = { sitecode: siteCode, length: pageSize, 'first-position': firstPosition ?? '' };
  for (const [name, value] of Object.entries({ ...who, ...request })) {
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
