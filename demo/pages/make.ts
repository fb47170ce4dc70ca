type Tags = HTMLElementTagNameMap;

/** Creates an element with these properties and this content. */
export function make<Tag extends keyof Tags>(
  tag: Tag,
  properties: Readonly<Partial<Tags[Tag]>>,
  ...content: (Node | string)[]
): Tags[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
