import type { Finding } from './finding.js';

/** Findings that nothing in the element can answer, each with the reason. */
export const NOT_OURS: readonly (Pick<Finding, 'auditor' | 'rule' | 'element'> & {
  readonly reason: string;
})[] = [
  {
    auditor: 'IBM',
    rule: 'style_highcontrast_visible',
    element: 'div[part="list"] > div',
    reason:
      'Asked about the first element of any page that has a `style` attribute, whatever is in it: here the number of rows. What forced colours show is seen in pictures of them.',
  },
  {
    auditor: 'Alfa',
    rule: 'sia-r78',
    element: 'main[id="main"] > h1',
    reason:
      'The heading of the page around the element. The rule looks for what follows it in its own tree alone, but the page ends in the tree of the element.',
  },
];
