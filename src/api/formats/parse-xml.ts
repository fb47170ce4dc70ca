/** An element, without its attributes and namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

const COMMENT = /<!--.*?-->/;
const PROCESSING_INSTRUCTION = /<\?.*?\?>/;
/** Captures the content. */
const CDATA = /<!\[CDATA\[(.*?)]]>/;
/** Captures the slash of an end tag, and the name without its prefix. */
const TAG_NAME = /<(\/?)(?:[^\s<>/:=]+:)?([^\s<>/:=!?]+)(?=[\s/>])/;
/** The rest of a tag. A quoted value may contain `>`. */
const ATTRIBUTES = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/;
/** Captures the text. A `<` that starts none of the above is matched alone, as an error. */
const TEXT = /([^<]+|<)/;

/** Matches the next piece of a document. `s` lets a comment, for example, span several lines. */
const TOKEN = new RegExp(
  [
    COMMENT.source,
    PROCESSING_INSTRUCTION.source,
    CDATA.source,
    TAG_NAME.source + ATTRIBUTES.source,
    TEXT.source,
  ].join('|'),
  'gs',
);

/** Captures `#x`, hexadecimal digits, `#`, decimal digits or a name, whichever there is. */
const REFERENCE = /&(?:#x([\dA-Fa-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/g;
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const MAX_CODE_POINT = 0x10ffff;
const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * Parses the XML that a .NET `DataContractSerializer` writes, and returns its root element.
 *
 * Throws a `SyntaxError` if the document is not well-formed or has a document type. That serializer
 * never writes one, and without one no entity is expanded.
 *
 * `DOMParser` is not used for three reasons: Trusted Types forbid it, Node does not have it, and it
 * rejects the whole document for a control character such as `&#x1F;`, which .NET does write.
 */
export function parseXml(source: string): XmlElement {
  const documentNode: XmlElement = { name: '', children: [], text: '' };
  const openElements = [documentNode];
  for (const token of source.matchAll(TOKEN)) {
    const parent = openElements.at(-1) ?? documentNode;
    const [whole, cdata, slash, name, text = ''] = token;
    const isEndTag = slash === '/';
    if (text === '<' || (isEndTag && parent.name !== name)) {
      throw createSyntaxError();
    }
    if (isEndTag) {
      openElements.pop();
    } else if (name) {
      const element: XmlElement = { name, children: [], text: '' };
      parent.children.push(element);
      if (!whole.endsWith('/>')) {
        openElements.push(element);
      }
    } else {
      // A comment or an instruction has neither.
      parent.text += cdata ?? decodeReferences(text);
    }
  }
  const [root] = documentNode.children;
  const hasOneRoot = documentNode.children.length === 1 && documentNode.text.trim() === '';
  const isClosed = openElements.length === 1;
  if (!root || !hasOneRoot || !isClosed) {
    throw createSyntaxError();
  }
  return root;
}

/** The message quotes nothing, since the document may contain the token. */
function createSyntaxError(): SyntaxError {
  return new SyntaxError('The XML is not well-formed.');
}

function decodeReferences(text: string): string {
  return text.replace(
    REFERENCE,
    (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) {
        return NAMED_CHARACTERS[name] ?? '';
      }
      const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return codePoint <= MAX_CODE_POINT ? String.fromCodePoint(codePoint) : REPLACEMENT_CHARACTER;
    },
  );
}
