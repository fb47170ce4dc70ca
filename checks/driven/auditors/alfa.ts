/** Siteimprove's Alfa, which runs here and reads a page that the browser has serialised. */
import { Audit, Outcome } from '@siteimprove/alfa-act';
import { Device } from '@siteimprove/alfa-device';
import { Native as NativeDevice } from '@siteimprove/alfa-device/native';
import {
  Attribute,
  Element as AlfaElement,
  Node,
  type Document as AlfaDocument,
} from '@siteimprove/alfa-dom';
import { Native } from '@siteimprove/alfa-dom/native';
import { Request, Response } from '@siteimprove/alfa-http';
import { Rules, type Flattened } from '@siteimprove/alfa-rules';
import { URL } from '@siteimprove/alfa-url';
import { Conformance, Criterion } from '@siteimprove/alfa-wcag';
import { Page as AlfaPage } from '@siteimprove/alfa-web';
import type { Page } from 'puppeteer-core';
import { selectorOf, type Finding, type Tag } from './finding.js';

/** All rules except those for criteria of level AAA alone, which the element does not claim to meet. */
const rules = [...Rules.values()].filter(({ requirements }) =>
  requirements.some(
    (requirement) => !Criterion.isCriterion(requirement) || Conformance.isAA()(requirement),
  ),
);

/** The rule that checks whether the focus is visible. */
const VISIBLE_FOCUS = 'sia-r65';

/** The mark of elements with a visible focus. */
const HAS_RING = 'data-has-focus-ring';

/** Returns everything that Alfa fails or cannot decide. The page is unusable afterwards. */
export async function auditByAlfa(page: Page): Promise<Finding[]> {
  await page.evaluate(spellOut, HAS_RING);
  const device = Device.from(await page.evaluate(NativeDevice.fromWindow));
  const written = (await page.evaluate(Native.fromNode)) as AlfaDocument.JSON;
  const response = Response.of(URL.parse(page.url()).getUnsafe(), 200);
  const audit = Audit.of<Flattened.Input, Flattened.Target, Flattened.Question, Flattened.Subject>(
    AlfaPage.of(Request.empty(), response, Node.from(written, device), device),
    rules,
  );
  const findings: Finding[] = [];
  for (const outcome of await audit.evaluate()) {
    if (Outcome.isFailed(outcome) || Outcome.isCantTell(outcome)) {
      const rule = outcome.rule.uri.split('/').at(-1) ?? '';
      const tags = tagsAround(outcome.target);
      if (rule !== VISIBLE_FOCUS || tags[0]?.attributes[HAS_RING] === undefined) {
        const says = JSON.stringify(outcome);
        findings.push({ auditor: 'Alfa', rule, element: selectorOf(tags), says });
      }
    }
  }
  return findings;
}

/** Returns the element that a result is about, and its ancestors. */
function tagsAround(target: Flattened.Target): Tag[] {
  const [node] = Attribute.isAttribute(target) ? target.owner : [target];
  const nodes = Node.isNode(node) ? [...node.inclusiveAncestors()] : [];
  return nodes.filter(AlfaElement.isElement).map(({ name, attributes }) => ({
    name,
    attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
  }));
}

/**
 * Writes into the page the facts that Alfa cannot determine, so that it judges the page as the
 * browser shows:
 *
 * - Alfa does not support CSS nesting, `@container` or `light-dark()`, and drops a style sheet that
 *   uses them. So each element gets its computed styles instead of all style sheets.
 * - Alfa knows only the content that the page assigns to slots. Default content replaces the other
 *   slots.
 * - Alfa cannot see the focus. So each focusable element is focused with the keyboard, and marked
 *   if the browser draws an outline.
 */
function spellOut(hasRing: string): void {
  const roots: (Document | ShadowRoot)[] = [document];
  const elements: (HTMLElement | SVGElement)[] = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll<HTMLElement | SVGElement>('*')) {
      elements.push(element);
      if (element.shadowRoot) {
        roots.push(element.shadowRoot);
      }
    }
  }
  for (const element of elements.filter(({ tabIndex }) => tabIndex >= 0)) {
    // An option that TypeScript does not know yet.
    element.focus({ focusVisible: true } as FocusOptions);
    for (let outlined: Element | null = element; outlined; outlined = outlined.parentElement) {
      if (getComputedStyle(outlined).outlineStyle !== 'none') {
        element.setAttribute(hasRing, '');
      }
    }
    element.blur();
  }
  const shown = elements.map((element) => {
    const style = getComputedStyle(element);
    return [...style].map((name) => [name, style.getPropertyValue(name)] as const);
  });
  for (const root of roots) {
    root.adoptedStyleSheets = [];
  }
  for (const [index, element] of elements.entries()) {
    element.removeAttribute('style');
    const bare = getComputedStyle(element);
    // Alfa's browser defaults are those of a light page, whose focus has an outline.
    const styles = shown[index]!.filter(
      ([name, value]) => /color$|^outline/.test(name) || bare.getPropertyValue(name) !== value,
    );
    element.style.cssText = styles.map((style) => style.join(':')).join(';');
  }
  for (const root of roots) {
    for (const slot of root.querySelectorAll('slot')) {
      if (slot.assignedNodes().length === 0) {
        slot.replaceWith(...slot.childNodes);
      }
    }
  }
}
