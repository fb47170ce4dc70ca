/** The targets of links in documents. */

/** The root of the repository, which no link of a document leaves. */
const ROOT = 'https://localhost/root/';

export function isElsewhere(href: string): boolean {
  return /^\w+:/.test(href);
}

/** Splits the target of a link in a document into a path, from the root, and an anchor. */
export function targetOf(href: string, document: string): [path: string, anchor: string] {
  const { href: target } = new URL(href, ROOT + document);
  const [path = '', anchor = ''] = decodeURIComponent(target).split('#');
  return [path.startsWith(ROOT) ? path.slice(ROOT.length) : path, anchor];
}
