import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import { has, loadMoreButton, part, rows, summary, text } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';
import { WatchedPage } from '../helpers/watched-page.js';

const CONTROLS = 'search status waiting unread';
const NOBODY = { json: null };

/** The list of client 1, whose site can be asked again. Another client has two inquiries. */
async function open({ leads = 30, width = 400, attributes = {} } = {}) {
  const page = new WatchedPage();
  const clients = { 1: manyRows(leads), 2: manyRows(2) };
  const api = await DemoHost.create({ clients });
  const site = await Site.create();
  const [same, another] = [Site.client(api, '1', '10'), Site.client(api, '2', '20')];
  await site.answer(same);
  const tones = '{ "Новое": "attention" }';
  const element = await site.mount({
    'login-href': '/login',
    'status-tones': tones,
    selectable: '',
    ...attributes,
  });
  element.style.cssText = `width: ${width}px; font: 16px/1.5 sans-serif`;

  /** Lets the site be asked again, looks meanwhile, and waits for what follows from its answer. */
  async function cover(
    look: () => unknown,
    answer: ScriptedAnswer = same,
    doubt: () => unknown = () => void element.sessionChanged(),
  ): Promise<void> {
    await site.answer({ ...answer, hold: true });
    doubt();
    await site.holds();
    await element.updateComplete;
    await look();
    await site.release();
    await page.idle();
    await element.updateComplete;
  }
  return { page, api, site, element, same, another, cover };
}

function rootOf(element: ClientLeads): ShadowRoot {
  return element.shadowRoot!;
}

/** What has a place of its own, and what stands below the element. */
function placesOf(element: ClientLeads): Record<string, number[]> {
  const parts = '[part]:not([part=skeleton]), [part=filter] > *';
  const places = [...rootOf(element).querySelectorAll(parts)].map((node, index) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const name = node.getAttribute('part') ?? node.className.split(' ')[0];
    return [`${index} ${name}`, [left, top, width, height]] as const;
  });
  const below = element.getBoundingClientRect().bottom;
  return { ...Object.fromEntries(places), below: [below] };
}

function focus(node: HTMLElement | null | undefined): HTMLElement {
  node!.focus({ preventScroll: true });
  return node!;
}

/** The place of the focus, since a failed comparison of nodes prints the whole page. */
function focused(element: ClientLeads): string {
  const node = rootOf(element).activeElement ?? document.activeElement!;
  return node.id || (node.getAttribute('part') ?? node.localName);
}

describe('a covered list', () => {
  for (const leads of [0, 2, 30]) {
    for (const [width, attributes] of [
      [320, {}],
      [400, { 'filter-controls': CONTROLS }],
      [900, { 'filter-controls': CONTROLS }],
    ] as const) {
      const controls = 'filter-controls' in attributes ? 'with filters' : 'without filters';
      it(`moves nothing and hides all but the heading, ${leads} rows, ${width} px, ${controls}`, async () => {
        const { element, cover } = await open({ leads, width, attributes });
        const footer = document.createElement('button');
        footer.slot = 'footer';
        footer.textContent = 'Выйти';
        element.append(footer);
        await element.updateComplete;
        const [sentence, places] = [summary(element), placesOf(element)];
        const isSeen = (node: Element | null | undefined) =>
          node?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
        await cover(() => {
          expect(placesOf(element)).to.deep.equal(places);
          const shown = [...rows(element), ...rootOf(element).querySelectorAll('.notice'), footer];
          expect(shown.filter(isSeen)).to.have.length(0);
          expect(isSeen(loadMoreButton(element))).to.equal(false);
          expect(isSeen(part(element, 'summary')!.firstElementChild)).to.equal(false);
          expect(isSeen(part(element, 'heading'))).to.equal(true);
          expect(part(element, 'skeleton')!.checkVisibility()).to.equal(true);
          expect(part(element, 'skeleton')!.children.length).to.be.at.most(20);
          expect(part(element, 'filter')?.inert ?? true).to.equal(true);
        });
        expect([summary(element), placesOf(element)]).to.deep.equal([sentence, places]);
        expect([has(element, 'skeleton'), isSeen(footer)]).to.deep.equal([false, true]);
      });
    }
  }

  it('is busy for the ear, and says so after a second', async () => {
    const { page, element, cover } = await open();
    const section = rootOf(element).querySelector('section')!;
    await cover(async () => {
      expect(section.ariaBusy).to.equal('true');
      page.clock.pass(1000);
      const region = rootOf(element).querySelector('[aria-live]')!;
      await waitUntil(() => text(region) !== '', 'speaks');
      expect([text(region), region.closest('[inert]')]).to.deep.equal([
        'Загружаем обращения…',
        null,
      ]);
    });
    expect(section.ariaBusy).to.equal('false');
  });

  it('has filters without what the reader has set, which comes back, as if nothing had been', async () => {
    const { element, cover } = await open({ attributes: { 'filter-controls': CONTROLS } });
    element.filter = { search: 'баллы ', unread: true };
    await element.updateComplete;
    const changes: unknown[] = [];
    element.addEventListener('leads-filter-change', ({ detail }) => changes.push(detail));
    const search = part(element, 'filter-search') as HTMLInputElement;
    search.value = 'балл ';
    search.dispatchEvent(new InputEvent('input'));
    await element.updateComplete;
    const typed = changes.length;
    const pressed = () => rootOf(element).querySelectorAll('[aria-pressed=true]').length;
    const isSet = () => rootOf(element).querySelectorAll('.is-set').length > 0;
    const before = pressed();
    await cover(() => {
      expect([search.value, isSet(), has(element, 'filter-search-clear')]).to.deep.equal([
        '',
        false,
        false,
      ]);
    });
    expect([search.value, pressed(), isSet()]).to.deep.equal(['балл ', before, true]);
    expect(changes).to.have.length(typed);
  });
});

describe('the focus in a list that is covered', () => {
  const PLACES: Readonly<Record<string, (element: ClientLeads) => HTMLElement | null>> = {
    'a row': (element) => rows(element)[1]!.querySelector('button'),
    'load-more': loadMoreButton,
    'the search': (element) => part(element, 'filter-search'),
    'the footer': (element) => element.querySelector<HTMLElement>('[slot=footer]'),
  };
  const attributes = { 'filter-controls': CONTROLS };

  /** A list with the focus in one of its places, or in those of the page. */
  async function openAt(place: (element: ClientLeads) => HTMLElement | null) {
    const opened = await open({ attributes });
    opened.element.innerHTML = '<button slot="footer">Выйти</button>';
    await opened.element.updateComplete;
    return { ...opened, from: focus(place(opened.element)) };
  }

  for (const [name, place] of Object.entries(PLACES)) {
    it(`is with the heading, comes back to ${name}, and scrolls nothing`, async () => {
      const { element, from, cover } = await openAt(place);
      const { scrollY } = window;
      await cover(() => {
        expect(focused(element)).to.equal('own-heading');
      });
      expect(document.activeElement === from || rootOf(element).activeElement === from).to.equal(
        true,
      );
      expect(window.scrollY).to.equal(scrollY);
    });
  }

  it('comes back after the back/forward cache', async () => {
    const { element, from, same, cover } = await openAt(PLACES['a row']!);
    const restore = () => {
      leavePage();
      restorePage();
    };
    await cover(() => expect(focused(element)).to.equal('own-heading'), same, restore);
    expect(rootOf(element).activeElement === from).to.equal(true);
  });

  it('stays where the reader has gone meanwhile', async () => {
    const { element, cover } = await openAt(PLACES['a row']!);
    const field = document.createElement('input');
    element.before(field);
    await cover(() => focus(field));
    expect(document.activeElement === field).to.equal(true);
  });

  it('is with the heading if another client, or nobody, is named', async () => {
    for (const isAnother of [true, false]) {
      const { element, another, cover } = await openAt(PLACES['load-more']!);
      await cover(() => undefined, isAnother ? another : NOBODY);
      expect([rows(element).length, focused(element)]).to.deep.equal([
        isAnother ? 2 : 0,
        'own-heading',
      ]);
      element.remove();
    }
  });

  it('is with the heading after a button in a slot has signed out or in', async () => {
    const { page, site, element, same, from } = await openAt(PLACES['the footer']!);
    from.addEventListener('click', () => element.sessionEnded());
    from.click();
    await page.idle();
    expect([element.status, focused(element)]).to.deep.equal(['signed-out', 'own-heading']);
    element.innerHTML = '<button slot="signed-out">Войти</button>';
    await element.updateComplete;
    const button = focus(element.querySelector('button'));
    await site.answer(same);
    await element.sessionChanged();
    expect([button.checkVisibility(), focused(element)]).to.deep.equal([false, 'own-heading']);
  });

  it('moves to the first row after the retry of a site that has failed', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const api = await DemoHost.create({ leads: 3 });
    const site = await Site.create();
    await site.answer({ status: 404 }, Site.client(api));
    const element = await site.mount({ selectable: '' });
    focus(part(element, 'retry')).click();
    await page.idle();
    expect([element.status, focused(element)]).to.deep.equal(['complete', 'subject']);
  });
});
