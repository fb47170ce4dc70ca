import { isElsewhere, targetOf } from '../../demo/links.js';
import { sectionsOf, type TextAt } from './document.js';

/** Addresses that documents lead to. No test asks whether they answer. */
export const ADDRESSES = [
  'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl/PluralRules',
  'https://lit.dev',
  'https://semver.org/',
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
