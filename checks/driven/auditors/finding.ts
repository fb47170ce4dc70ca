/** What an auditor has against an element, or is not sure of. */
export interface Finding {
  readonly auditor: 'IBM' | 'Alfa';
  readonly rule: string;
  /** A selector of the element. */
  readonly element: string;
  /** What the auditor says. */
  readonly says: string;
}

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes that tell an element from others. */
const TELLING = ['part', 'id', 'class'];

/** Returns a selector of an element by its tag, and by the tags around it until one tells enough. */
export function selectorOf(tags: Iterable<Tag>): string {
  let selector = '';
  for (const { name, attributes } of tags) {
    const telling = TELLING.find((attribute) => attributes[attribute]);
    const step = telling ? `${name}[${telling}="${attributes[telling]}"]` : name;
    selector = selector ? `${step} > ${selector}` : step;
    if (telling) {
      break;
    }
  }
  return selector;
}
