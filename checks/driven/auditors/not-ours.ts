import type { Finding } from './finding.js';

/** Findings that the element cannot resolve, each with the reason. */
export const NOT_OURS: readonly (Pick<Finding, 'auditor' | 'rule' | 'element'> & {
  readonly reason: string;
})[] = [
  {
    auditor: 'IBM',
    rule: 'style_highcontrast_visible',
    element: 'div[part="list"]',
    reason:
      'Asks about forced colours for the first element with a `style` attribute on any page, whatever the style: here the lengths of columns. Screenshots of forced colours cover it.',
  },
  {
    auditor: 'Alfa',
    rule: 'sia-r78',
    element: 'main[id="main"] > h1',
    reason:
      'The heading of the page around the element. The rule looks for content after it only in the same tree, but the rest of the page is in the tree of the element.',
  },
];
