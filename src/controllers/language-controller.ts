import type { ReactiveControllerHost } from 'lit';
import { parentOf } from './parent-of.js';

/**
 * Follows the language of an element: its `lang`, else the nearest ancestor's, through shadow
 * roots. Updates the element when that changes; gives what it is, a BCP 47 tag, or undefined where
 * the page names none. What `ru_RU.UTF-8` has after its region counts for nothing.
 */
export function followLang(host: ReactiveControllerHost & Element): () => string | undefined {
  let lang: string | undefined;
  let observer: MutationObserver | undefined;
  const read = () => {
    lang = langOf(host);
    host.requestUpdate();
  };
  host.addController({
    hostConnected() {
      observer = new MutationObserver(read);
      for (let root = host.getRootNode(); ; root = root.host.getRootNode()) {
        observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
        if (!(root instanceof ShadowRoot)) break;
      }
      read();
    },
    hostDisconnected() {
      observer?.disconnect();
    },
  });
  return () => lang;
}

function langOf(element: Element | null): string | undefined {
  if (!element) return undefined;
  const [tag = ''] = /[^\W_]+([-_][^\W_]+)*/.exec(element.getAttribute('lang') ?? '') ?? [];
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return langOf(parentOf(element));
  }
}
