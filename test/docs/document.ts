/** Reads what tests compare in a document. */

const FENCED = /^```[^]*?^```$/gm;
const CODE_SPAN = /`[^`\n]*`/g;
const HEADING = /^(#+) (.*)$/gm;
const LINK = /\]\(([^)\s]+)\)|<img src="([^"]+)"/g;
/** `1.3`, `1,3`, `2,000` and `2 000` are one number each. */
const NUMBER = /\d+(?:[.,\s]\d+)*/g;

/** Returns the level of each heading, in order. */
export function headingLevels(text: string): number[] {
  return headingsOf(text).map(([marks]) => marks.length);
}

/** Returns the anchors that GitHub gives to the headings. */
export function anchorsOf(text: string): string[] {
  return headingsOf(text).map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Returns where the links and pictures lead to, those of other sites apart. */
export function ownLinks(text: string): string[] {
  const links = withoutCode(text).matchAll(LINK);
  return [...links].map(([, link, src]) => link ?? src ?? '').filter((href) => !/^\w+:/.test(href));
}

/** Returns the digits of the numbers in the sentences, however they are grouped. */
export function numbersIn(text: string): string[] {
  const sentences = withoutCode(text).replaceAll(LINK, '');
  return (sentences.match(NUMBER) ?? []).map((number) => number.replaceAll(/\D/g, ''));
}

/** Splits the target of a link in a document into a path, from the root, and an anchor. */
export function targetOf(href: string, document: string): [path: string, anchor: string] {
  const { pathname, hash } = new URL(href, `https://root/${document}`);
  return [decodeURIComponent(pathname.slice(1)), decodeURIComponent(hash.slice(1))];
}

function headingsOf(text: string): [marks: string, heading: string][] {
  const headings = text.replaceAll(FENCED, '').matchAll(HEADING);
  return [...headings].map(([, marks = '', heading = '']) => [marks, heading]);
}

function withoutCode(text: string): string {
  return text.replaceAll(FENCED, '').replaceAll(CODE_SPAN, '');
}
