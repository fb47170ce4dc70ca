/** Reads a member of the document from its prototype: `<img name=readyState>` shadows it. */
export function ownMember<Name extends keyof Document>(
  document: Document,
  name: Name,
): Document[Name] {
  return Reflect.get(Object.getPrototypeOf(document) as Document, name, document);
}
