/** An element without its namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly isNil: boolean;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)(?:[^\s<>/:=]+:)?([^\s<>/:=!?]+)(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|([^<]+)/y;
const NIL = /:nil\s*=\s*["'](?:true|1)["']/;
const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/**
 * Reads the XML that a .NET DataContract serializer writes: elements, text, `i:nil`. In place of
 * `DOMParser`, which Trusted Types forbid, Node lacks, and which gives up a whole document at a
 * control character such as `&#x1F;`. Throws `SyntaxError` on what is not well-formed, and on a
 * document type, which no such serializer writes, so that no entity is ever expanded.
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', isNil: false, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  let position = source.startsWith('\uFEFF') ? 1 : 0;
  while (position < source.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(source);
    if (!token) throw new SyntaxError(`Malformed XML at character ${position}.`);
    position = TOKEN.lastIndex;
    const [, cdata, isEnd, name, attributes = '', isEmpty, text] = token;
    const parent = open.at(-1) ?? root;
    if (name === undefined) {
      parent.text += cdata ?? decodeReferences(text ?? '');
    } else if (isEnd) {
      if (open.length === 1 || parent.name !== name) {
        throw new SyntaxError(`Unexpected </${name}> in XML.`);
      }
      open.pop();
    } else {
      const element = { name, isNil: NIL.test(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [element] = root.children;
  if (!element || root.children.length > 1 || open.length > 1 || root.text.trim()) {
    throw new SyntaxError('XML without a single root element.');
  }
  return element;
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? '';
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
