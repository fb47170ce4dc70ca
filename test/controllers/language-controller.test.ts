import { expect, fixtureSync, html } from '@open-wc/testing';
import { LanguageController } from '../../src/controllers/language-controller.js';
import type { Messages } from '../../src/i18n/messages.js';
import type { ControllerHost } from '../helpers/controller-host.js';
import { createHost } from '../helpers/controller-host.js';

interface Given {
  timeZone?: string | undefined;
  messages?: Partial<Messages> | null;
}

async function mountIn(parent: ParentNode & Node, given: Given = {}) {
  const host = createHost();
  const settings = { timeZone: undefined as string | undefined, messages: null, ...given };
  const controller = new LanguageController(host, () => settings);
  host.content = () => controller.language.text('heading');
  parent.append(host);
  await host.updateComplete;
  return { host, controller, settings };
}

function container(lang?: string): HTMLElement {
  const element = fixtureSync<HTMLElement>(html`<div></div>`);
  if (lang !== undefined) {
    element.lang = lang;
  }
  return element;
}

/** Waits until observers have been told, and the host has updated. */
async function updated(host: ControllerHost): Promise<void> {
  await Promise.resolve();
  await host.updateComplete;
}

function shownBy(host: ControllerHost): string {
  return host.shadowRoot?.textContent ?? '';
}

describe('LanguageController', () => {
  for (const [lang, heading] of [
    ['ru', 'Обращения'],
    ['en', 'Inquiries'],
    ['en-GB', 'Inquiries'],
    ['ru_RU.UTF-8', 'Обращения'],
    ['de', 'Inquiries'],
  ] as const) {
    it(`takes ${lang} from the nearest ancestor`, async () => {
      const { host } = await mountIn(container(lang));
      expect(shownBy(host)).to.equal(heading);
    });
  }

  it('skips an ancestor whose lang is blank or no language', async () => {
    const outer = container('en');
    const inner = document.createElement('div');
    inner.lang = '-';
    outer.append(inner);
    const { host } = await mountIn(inner);
    expect(shownBy(host)).to.equal('Inquiries');
    host.lang = 'a-very-long-word-that-is-no-language';
    await updated(host);
    expect(shownBy(host)).to.equal('Inquiries');
  });

  it('follows the lang of the element and of its ancestors, through shadow roots', async () => {
    const outer = container('en');
    const shadow = outer.attachShadow({ mode: 'open' });
    const { host } = await mountIn(shadow);
    expect(shownBy(host)).to.equal('Inquiries');
    outer.lang = 'ru';
    await updated(host);
    expect(shownBy(host)).to.equal('Обращения');
    host.lang = 'en';
    await updated(host);
    expect(shownBy(host)).to.equal('Inquiries');
  });

  it('follows nothing apart from the document, and looks anew when it is back', async () => {
    const parent = container('en');
    const { host } = await mountIn(parent);
    host.remove();
    host.lang = 'ru';
    await updated(host);
    expect(shownBy(host)).to.equal('Inquiries');
    parent.append(host);
    await updated(host);
    expect(shownBy(host)).to.equal('Обращения');
  });

  it('gives the same object until something that decides about it changes', async () => {
    const { controller, settings } = await mountIn(container('en'));
    const before = controller.language;
    expect(controller.language).to.equal(before);
    settings.timeZone = 'UTC';
    const after = controller.language;
    expect(after).not.to.equal(before);
    expect(after.timeZone).to.equal('UTC');
    expect(controller.language).to.equal(after);
  });

  it('takes the texts of the page', async () => {
    const { host } = await mountIn(container('de'), { messages: { heading: 'Anfragen' } });
    expect(shownBy(host)).to.equal('Anfragen');
  });
});
