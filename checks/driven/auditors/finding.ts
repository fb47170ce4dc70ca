/** A finding of an auditor about an element, or a doubt. */
export interface Finding {
  readonly auditor: 'IBM' | 'Alfa';
  readonly rule: string;
  /** A selector of the element. */
  readonly element: string;
  /** The message of the auditor. */
  readonly says: string;
}

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes that identify an element. */
const TELLING = ['part', 'id', 'class'];

/** Returns a selector of an element by its tag, and by its ancestors until one of them is identified. */
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
