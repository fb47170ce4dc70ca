import { expect, fixtureSync, html } from '@open-wc/testing';
import { LangObserver } from '../../src/dom/lang-observer.js';

function container(lang: string): HTMLElement {
  return fixtureSync<HTMLElement>(html`<div lang=${lang}></div>`);
}

/** An element in a place, whose language and that of the page around it are followed. */
function observeIn(parent: Node) {
  const element = document.createElement('p');
  let changes = 0;
  const observer = new LangObserver(element, () => changes++);
  parent.appendChild(element);
  observer.hostConnected();
  /** The languages, and how often they have been read. */
  const read = async () => {
    await Promise.resolve();
    return [observer.lang, observer.pageLang, changes];
  };
  return { element, observer, read };
}

describe('LangObserver', () => {
  it('skips an element whose lang is blank or not a language', async () => {
    const inner = document.createElement('div');
    inner.lang = '-';
    const { element, read } = observeIn(container('en').appendChild(inner));
    expect(await read()).to.deep.equal(['en', 'en', 1]);
    element.lang = 'a-very-long-word-that-is-no-language';
    expect(await read()).to.deep.equal(['en', 'en', 2]);
    element.lang = 'ru_RU.UTF-8';
    expect(await read()).to.deep.equal(['ru-RU', 'en', 3]);
  });

  it('follows the lang of the element and of its ancestors, through shadow roots', async () => {
    const outer = container('en');
    // A page may have one.
    const { element, read } = observeIn(outer.attachShadow({ mode: 'closed' }));
    expect(await read()).to.deep.equal(['en', 'en', 1]);
    outer.lang = 'ru';
    expect(await read()).to.deep.equal(['ru', 'ru', 2]);
    element.lang = 'en';
    expect(await read()).to.deep.equal(['en', 'ru', 3]);
  });

  it('follows nothing while the element is removed, and reads again when it returns', async () => {
    const { element, observer, read } = observeIn(container('en'));
    observer.hostDisconnected();
    element.lang = 'ru';
    expect(await read()).to.deep.equal(['en', 'en', 1]);
    observer.hostConnected();
    expect(await read()).to.deep.equal(['ru', 'en', 2]);
  });
});
