/** An element without its namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

/** A `<` that begins nothing of XML is a text by itself. */
const TOKEN =
  /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)]]>|<(\/?)(?:[^\s<>/:=]+:)?([^\s<>/:=!?]+)(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|([^<]+|<)/gs;
const REFERENCE = /&(#x[\dA-Fa-f]+|#\d+|lt|gt|amp|quot|apos);/g;
/** The code points of the references that have a name. */
const NAMED: Readonly<Record<string, number>> = { lt: 60, gt: 62, amp: 38, quot: 34, apos: 39 };

/**
 * Reads the XML that a .NET DataContract serializer writes: elements and text. In place of
 * `DOMParser`, which Trusted Types forbid, Node lacks, and which gives up a whole document at a
 * control character such as `&#x1F;`. Throws `SyntaxError` on what is not well-formed, and on a
 * document type, which no such serializer writes, so that no entity is ever expanded.
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', children: [], text: '' };
  const open = [root];
  for (const token of source.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    const [whole, cdata, isEnd, name, text = ''] = token;
    if (text === '<' || (isEnd && parent.name !== name)) throw new SyntaxError();
    if (isEnd) {
      open.pop();
    } else if (name) {
      const element = { name, children: [], text: '' };
      parent.children.push(element);
      if (!whole.endsWith('/>')) open.push(element);
    } else {
      parent.text += cdata ?? decodeReferences(text);
    }
  }
  const [element] = root.children;
  if (!element || root.children.length > 1 || open.length > 1 || root.text.trim())
    throw new SyntaxError();
  return element;
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (_, reference: string) => {
    const code = NAMED[reference] ?? Number(reference.replace('#', '0'));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
