import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { manyRows } from '../helpers/demo-host.js';
import { rows, showList, updatedLater } from '../helpers/element.js';

const ROWS = manyRows(1).map((row) => ({ ...row, CountNotReadMessage: 2 }));

const { documentElement } = document;

afterEach(() => documentElement.removeAttribute('lang'));

async function shownIn(attributes: Record<string, string>): Promise<ClientLeads> {
  const [element] = await showList({ leads: ROWS }, attributes);
  return element;
}

describe('lang', () => {
  it('of the page applies to texts of the API, and is followed live', async () => {
    documentElement.lang = 'en';
    const element = await shownIn({ lang: 'en' });
    const langOf = (selector: string) =>
      rows(element)[0]!.querySelector(selector)!.closest('[lang]')!.getAttribute('lang');
    expect([langOf('.words'), langOf('.spoken')]).to.deep.equal(['en', 'en']);
    element.parentElement!.lang = 'ru';
    await updatedLater(element);
    expect([langOf('.words'), langOf('.spoken')]).to.deep.equal(['ru', 'en']);
  });
});
