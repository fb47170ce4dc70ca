import { isElsewhere, targetOf } from '../../demo/documents/links.js';
import { sectionsOf, type TextAt } from './document.js';

/** Addresses that documents lead to. No test asks whether they answer. */
export const ADDRESSES = [
  'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl/PluralRules',
  'https://developers.google.com/tag-platform/security/guides/csp',
  'https://docs.datadoghq.com/real_user_monitoring/guide/shadow-dom/',
  'https://docs.logrocket.com/v1.0/docs/shadow-dom',
  'https://docs.sentry.io/platforms/javascript/distributed-tracing/dealing-with-cors-issues/',
  'https://docs.sentry.io/platforms/javascript/session-replay/privacy/',
  'https://lit.dev',
  'https://semver.org/',
  'https://yandex.com/support/metrica/en/code/html-markup',
  'https://yandex.com/support/metrica/en/objects/reachgoal',
  'https://yandex.com/support/metrica/en/webvisor/info',
];

/** Returns the links and pictures of a document that lead to nothing. */
export function deadLinks(
  { path, text }: TextAt,
  documents: readonly TextAt[],
  hasFile: (path: string) => boolean,
): string[] {
  const hrefs = sectionsOf(text).flatMap(({ links, pictures }) => [...links, ...pictures]);
  return hrefs.filter((href) => !leadsSomewhere(href));

  function leadsSomewhere(href: string): boolean {
    if (isElsewhere(href)) {
      return ADDRESSES.includes(href);
    }
    const [file, anchor] = targetOf(href, path);
    const target = documents.find((document) => document.path === file);
    if (anchor !== '') {
      return sectionsOf(target?.text ?? '').some((section) => section.anchor === anchor);
    }
    return target !== undefined || hasFile(file);
  }
}
