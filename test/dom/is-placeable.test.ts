import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { isPlaceable } from '../../src/dom/is-placeable.js';

/** An element in the shadow root of another one, with a row that the page has drawn into. */
function nested() {
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(inner);
  const renderRoot = inner.attachShadow({ mode: 'open' });
  renderRoot.innerHTML = '<p></p><div class="own"><b></b></div>';
  const element = Object.assign(inner, { renderRoot });
  const find = (selector: string) => element.shadowRoot!.querySelector(selector);
  return { outer, element, find };
}

describe('isPlaceable', () => {
  it('refuses the element and its ancestors, through shadow roots', () => {
    const { outer, element } = nested();
    for (const around of [element, outer.shadowRoot, outer]) {
      expect(isPlaceable(around, element)).to.equal(false);
      expect(isPlaceable(html`<i>${['a', html`${around}`]}</i>`, element)).to.equal(false);
    }
  });

  it('refuses a part of the element', () => {
    const { element, find } = nested();
    for (const own of [element.shadowRoot, find('p'), find('.own')]) {
      expect(isPlaceable(own, element)).to.equal(false);
    }
  });

  it('accepts anything else', () => {
    const { element, find } = nested();
    for (const content of [find('b'), document.createElement('b'), 'text', html`<i></i>`, null]) {
      expect(isPlaceable(content, element)).to.equal(true);
    }
  });
});
