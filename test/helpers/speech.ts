import type { ClientLeads } from '../../src/index.js';
import { text } from './element.js';

/** What a screen reader is told from now on, sentence by sentence. */
export async function recordSpeech(element: ClientLeads): Promise<() => string[]> {
  await element.updateComplete;
  const region = element.shadowRoot!.querySelector('[role=status]')!;
  const sentences: string[] = [];
  const listen = () => {
    const sentence = text(region);
    if (sentence) {
      sentences.push(sentence);
    }
  };
  const observer = new MutationObserver(listen);
  observer.observe(region, { subtree: true, childList: true, characterData: true });
  return () => {
    if (observer.takeRecords().length > 0) {
      listen();
    }
    return sentences;
  };
}
