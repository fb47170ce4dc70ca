import { expect, fixtureSync, html } from '@open-wc/testing';
import { LanguageController } from '../../src/controllers/language-controller.js';
import { createHost, type ControllerHost } from '../helpers/controller-host.js';
import { updatedLater } from '../helpers/element.js';

async function mountIn(parent: ParentNode & Node) {
  const host = createHost();
  const controller = new LanguageController(host);
  host.content = () => controller.languageWith(null).text('heading');
  parent.append(host);
  await host.updateComplete;
  return host;
}

function container(lang: string): HTMLElement {
  return fixtureSync<HTMLElement>(html`<div lang=${lang}></div>`);
}

function shownBy(host: ControllerHost): string {
  return host.shadowRoot?.textContent ?? '';
}

describe('LanguageController', () => {
  it('skips an ancestor whose lang is blank or not a language', async () => {
    const inner = document.createElement('div');
    inner.lang = '-';
    const host = await mountIn(container('en').appendChild(inner));
    expect(shownBy(host)).to.equal('Inquiries');
    host.lang = 'a-very-long-word-that-is-no-language';
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Inquiries');
    host.lang = 'ru_RU.UTF-8';
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Обращения');
  });

  it('follows the lang of the element and of its ancestors, through shadow roots', async () => {
    const outer = container('en');
    // A page may have one.
    const shadow = outer.attachShadow({ mode: 'closed' });
    const host = await mountIn(shadow);
    expect(shownBy(host)).to.equal('Inquiries');
    outer.lang = 'ru';
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Обращения');
    host.lang = 'en';
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Inquiries');
  });

  it('follows nothing while the element is removed, and checks again when it returns', async () => {
    const parent = container('en');
    const host = await mountIn(parent);
    host.remove();
    host.lang = 'ru';
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Inquiries');
    parent.append(host);
    await updatedLater(host);
    expect(shownBy(host)).to.equal('Обращения');
  });
});
