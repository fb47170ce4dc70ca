import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { version as ownVersion } from '../../src/version.js';
import { DemoHost, hostRows } from '../helpers/demo-host.js';
import { rows, settled, subjects, TOKEN } from '../helpers/element.js';
import {
  addPage,
  elementTag,
  FILE,
  openPage,
  OTHER_VERSION,
  otherVersion,
  scriptTag,
  settledIn,
  type Page,
} from '../helpers/pages.js';

/** Keeps what the page's console is told, for a test to assert. */
const KEEP_WARNINGS =
  '<script>window.warnings = []; console.warn = (text) => warnings.push(text);</script>';

/** A page with the script, and without an element. */
function openWithScript(base: string, body = ''): Promise<Page> {
  return openPage(`<head>${scriptTag(base)}</head><body>${body}</body>`);
}

function setUp(element: Element, client = '1017'): void {
  const attributes = { sitecode: 'GIFT-01', client, token: TOKEN, 'first-position': '1' };
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
}

function closedRoot(element: Element): ShadowRoot {
  // eslint-disable-next-line wc/no-closed-shadow-root -- pages have them
  return element.attachShadow({ mode: 'closed' });
}

/** Puts a script into the page as loaders do, and waits until it has run. */
async function inject(page: Page, properties: Partial<HTMLScriptElement>): Promise<void> {
  const script = Object.assign(page.document.createElement('script'), properties);
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  page.document.head.append(script);
  await loaded;
}

describe('on any page', () => {
  describe('a script that another script brings', () => {
    for (const [title, type] of [
      ['a classic script', ''],
      ['a module', 'module'],
    ] as const) {
      it(`shows the list at its data-api-base as ${title}`, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const page = await openPage(`<body>${elementTag()}</body>`);
        const script = page.document.createElement('script');
        script.dataset.apiBase = host.base;
        script.type = type;
        script.src = FILE;
        page.document.head.append(script);
        const element = await settledIn(page);
        expect(rows(element)).to.have.length(20);
        expect(await host.requests()).to.have.length(1);
      });
    }

    it('shows the list at its data-api-base where its text runs in a script without an address', async () => {
      const host = await DemoHost.create({ leads: 30 });
      // As jQuery does with a script tag in what it puts into a page.
      const page = await openPage(`<body>${elementTag()}<script>
        const script = document.createElement('script');
        script.type = 'true/text/javascript';
        script.src = '${FILE}';
        script.dataset.apiBase = '${host.base}';
        document.body.append(script);
        fetch(script.src).then((file) => file.text()).then((text) => {
          const runner = document.createElement('script');
          runner.text = text;
          document.head.append(runner);
          runner.remove();
        });
      </script></body>`);
      const element = await settledIn(page);
      expect(await host.requests()).to.have.length(1);
      expect(rows(element)).to.have.length(20);
    });

    it('shows the list at the data-api-base of the script that it is written into', async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openPage(`<body>${elementTag()}</body>`);
      const script = page.document.createElement('script');
      script.dataset.apiBase = host.base;
      script.text = await (await fetch(FILE)).text();
      page.document.head.append(script);
      expect(rows(await settledIn(page))).to.have.length(20);
      expect(await host.requests()).to.have.length(1);
    });

    for (const [title, code] of [
      ['imported', `import('${FILE}')`],
      [
        'run as text',
        `fetch('${FILE}').then((file) => file.text()).then((text) => (0, eval)(text))`,
      ],
    ] as const) {
      it(`asks the page's own origin where it is ${title}, by no script of its own`, async () => {
        const page = await openPage(`<body>${elementTag()}<script>${code}</script></body>`);
        const element = await settledIn(page);
        expect(rows(element)).to.have.length(20);
        expect(element.totalRows).to.equal(137);
      });
    }
  });

  describe('two versions', () => {
    for (const [title, isOursFirst] of [
      ['keep the first, this one', true],
      ['keep the first, another one', false],
    ] as const) {
      it(title, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const page = await openPage(`<head>${KEEP_WARNINGS}</head><body>${elementTag()}</body>`);
        page.element.setAttribute('api-base', host.base);
        const other = { src: await otherVersion() };
        await inject(page, isOursFirst ? { src: FILE } : other);
        await inject(page, isOursFirst ? other : { src: FILE });
        const element = await settledIn(page);
        await element.loadMore();
        expect(rows(element)).to.have.length(30);
        expect(await host.requests()).to.have.length(2);
        const [first, second] = isOursFirst
          ? [ownVersion, OTHER_VERSION]
          : [OTHER_VERSION, ownVersion];
        expect(page.window.customElements.get('client-leads')).to.have.property('version', first);
        expect(page.window.warnings).to.deep.equal([
          `<client-leads> ${first} is registered already; version ${second} is not used.`,
        ]);
      });
    }
  });

  describe('an element from before the definition', () => {
    it('has the properties that were set on it', async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openPage('<body><client-leads></client-leads></body>');
      Object.assign(page.element, {
        siteCode: 'GIFT-01',
        client: 1018,
        token: 9007199254740993n,
        pageSize: 5,
        firstPosition: 1,
        apiBase: host.base,
      });
      await inject(page, { src: FILE });
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(5);
      const bodies = (await host.requests()).map(({ body }) => JSON.parse(body) as unknown);
      expect(bodies).to.deep.equal([
        {
          SiteCode: 'GIFT-01',
          Token: '9007199254740993',
          Client: 1018,
          Length: 5,
          Start: 1,
        },
      ]);
      element.pageSize = 7;
      await element.loadMore();
      expect(rows(element)).to.have.length(12);
    });

    it('asks the tokenProvider that was set on it', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openPage(`<body>${elementTag()}</body>`);
      page.element.removeAttribute('token');
      page.element.apiBase = host.base;
      page.element.tokenProvider = () => Promise.resolve(77);
      await inject(page, { src: FILE });
      expect(rows(await settledIn(page))).to.have.length(3);
      const [request] = await host.requests();
      expect(request?.body).to.contain('"Token":77');
    });
  });

  describe('an element', () => {
    for (const [title, add] of [
      [
        'that came by innerHTML',
        ({ document }) => {
          document.body.innerHTML = elementTag();
          return document.body.firstElementChild;
        },
      ],
      [
        'of document.createElement',
        ({ document }) => {
          const element = document.createElement('client-leads');
          setUp(element);
          return document.body.appendChild(element);
        },
      ],
      [
        'that was set up in the page',
        ({ document }) => {
          const element = document.body.appendChild(document.createElement('client-leads'));
          setUp(element);
          return element;
        },
      ],
      [
        'inside an open shadow root',
        ({ document }) => {
          const root = document.body.attachShadow({ mode: 'open' });
          root.innerHTML = elementTag();
          return root.firstElementChild;
        },
      ],
      [
        'inside a closed shadow root in a closed shadow root',
        ({ document }) => {
          const outer = closedRoot(document.body);
          outer.innerHTML = '<div></div>';
          const root = closedRoot(outer.firstElementChild!);
          root.innerHTML = elementTag();
          return root.firstElementChild;
        },
      ],
      [
        'cloned from a template',
        ({ document }) => {
          const template = document.createElement('template');
          template.innerHTML = `<div>${elementTag()}</div>`;
          const copy = template.content.cloneNode(true) as DocumentFragment;
          const element = copy.querySelector('client-leads');
          document.body.append(copy);
          return element;
        },
      ],
      [
        'imported from a template',
        ({ document }) => {
          const template = document.createElement('template');
          template.innerHTML = elementTag();
          const copy = document.importNode(template.content, true);
          const element = copy.querySelector('client-leads');
          document.body.append(copy);
          return element;
        },
      ],
      [
        'adopted from a document without a window',
        ({ document }) => {
          const other = document.implementation.createHTMLDocument();
          other.body.innerHTML = elementTag();
          return document.body.appendChild(document.adoptNode(other.body.firstElementChild!));
        },
      ],
      [
        'cloned from one that shows its list',
        async (page) => {
          page.document.body.innerHTML = elementTag();
          const original = await settledIn(page);
          const copy = page.document.importNode(original, true);
          original.remove();
          return page.document.body.appendChild(copy);
        },
      ],
    ] as [string, (page: Page) => Element | null | Promise<Element | null>][]) {
      it(`${title} shows its list once`, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const page = await openWithScript(host.base);
        const added = (await add(page)) as ClientLeads;
        const element = await settledIn(page, added);
        expect(rows(element)).to.have.length(20);
        expect(element.shadowRoot?.querySelectorAll('section')).to.have.length(1);
        await element.loadMore();
        expect(rows(element)).to.have.length(30);
      });
    }

    it('that moves to another document keeps its list, and goes on there', async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openWithScript(host.base, elementTag());
      const element = await settledIn(page);
      const other = await openPage('<body></body>');
      other.document.body.append(other.document.adoptNode(element));
      await settled(element);
      expect(rows(element)).to.have.length(20);
      expect(await host.requests()).to.have.length(1);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
    });

    for (const [title, add] of [
      ['moves to', (element, page) => page.document.body.append(element)],
      [
        'moves, and out of a document without a window, to',
        (element, page) => {
          document.implementation.createHTMLDocument().body.append(element);
          page.document.body.append(element);
        },
      ],
      [
        'is made for',
        (element, page) => {
          const fresh = element.ownerDocument.createElement('client-leads');
          for (const { name, value } of element.attributes) {
            fresh.setAttribute(name, value);
          }
          element.remove();
          page.document.body.append(fresh);
        },
      ],
      [
        'moves there and back from',
        (element, page, home) => {
          page.document.body.append(element);
          home.document.body.append(element);
        },
      ],
    ] as [string, (element: ClientLeads, page: Page, home: Page) => void][]) {
      it(`that ${title} another document has its styles, and its rows are targets`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const home = await openWithScript(host.base, elementTag('selectable'));
        await settledIn(home);
        const other = await openPage('<body></body>');
        const row = (element: ClientLeads) => rows(element)[1]!;
        const paddingAtHome = home.window.getComputedStyle(row(home.element)).paddingInlineStart;
        add(home.element, other, home);
        const page = [home, other].find(({ document: { body } }) => body.firstElementChild)!;
        const element = await settledIn(home, page.element);
        const { paddingInlineStart } = page.window.getComputedStyle(row(element));
        expect(parseFloat(paddingAtHome)).to.be.above(0);
        expect(paddingInlineStart).to.equal(paddingAtHome);
        const selected: number[] = [];
        element.addEventListener('lead-select', ({ detail }) => void selected.push(detail.lead.id));
        row(element).querySelector<HTMLElement>('[part=number]')!.click();
        expect(selected).to.deep.equal([element.leads[1]!.id]);
      });
    }

    it('among ten shows its own list, each with one request', async () => {
      const clients = Array.from({ length: 10 }, (_, index) => 2001 + index);
      const host = await DemoHost.create({
        clients: Object.fromEntries(clients.map((client) => [client, hostRows(client, 1)])),
      });
      const tags = clients.map((client) => elementTag().replace('1017', String(client)));
      const page = await openWithScript(host.base, tags.join(''));
      const elements = [...page.document.querySelectorAll('client-leads')];
      await Promise.all(elements.map((element) => settledIn(page, element)));
      expect(elements.map(subjects)).to.deep.equal(
        clients.map((client) => [`Обращение ${client}`, 'Обращение 1']),
      );
      const asked = (await host.requests()).map(
        ({ body }) => (JSON.parse(body) as { Client: number }).Client,
      );
      expect(asked.sort()).to.deep.equal(clients);
    });
  });

  describe('out of sight', () => {
    it('loads lazily where it nears the viewport, also without a box of its own', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const tag = elementTag('loading="lazy" style="display: contents"');
      const page = await openWithScript(host.base, `<div hidden>${tag}</div>`);
      await page.element.updateComplete;
      await new Promise((resolve) => page.window.requestAnimationFrame(() => resolve(undefined)));
      expect(page.element.status).to.equal('loading');
      expect(await host.requests()).to.deep.equal([]);
      page.document.querySelector('div')!.hidden = false;
      expect(rows(await settledIn(page))).to.have.length(3);
    });

    it('is hidden by the hidden attribute, whatever the page says of display', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openWithScript(
        host.base,
        `<style>* { display: block !important }</style>${elementTag('hidden')}`,
      );
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(3);
      expect(page.window.getComputedStyle(element).display).to.equal('none');
      expect(element.getBoundingClientRect().height).to.equal(0);
      element.hidden = false;
      expect(element.getBoundingClientRect().height).to.be.above(100);
    });

    it('loads in a container that is not shown', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openWithScript(host.base, `<div hidden>${elementTag()}</div>`);
      expect(rows(await settledIn(page))).to.have.length(3);
    });

    it('waits, where it is lazy, until the details that it stands in are opened', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openWithScript(
        host.base,
        `<details><summary>Обращения</summary>${elementTag('loading="lazy"')}</details>
         ${elementTag('loading="lazy" id="seen"')}`,
      );
      // This one stands in sight: the closed one would have been told with it.
      const seen = page.document.querySelector<ClientLeads>('#seen')!;
      await settledIn(page, seen);
      await settled(seen);
      expect(rows(seen)).to.have.length(3);
      expect(await host.requests()).to.have.length(1);
      expect(page.element.status).to.equal('loading');
      page.document.querySelector('details')!.open = true;
      await settled(page.element);
      expect(rows(page.element)).to.have.length(3);
      expect(await host.requests()).to.have.length(2);
    });

    it('loads in a tab that is hidden', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openPage(
        `<head><script>
          Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });
          Object.defineProperty(Document.prototype, 'hidden', { get: () => true });
        </script>${scriptTag(host.base)}</head><body>${elementTag()}</body>`,
      );
      const element = await settledIn(page);
      expect(page.document.visibilityState).to.equal('hidden');
      expect(rows(element)).to.have.length(3);
    });
  });

  describe('in a narrow place', () => {
    for (const [title, html] of [
      [
        'beside what takes all of a row',
        `<div style="display:flex"><p style="white-space:nowrap;flex:none;width:100%">all</p>${elementTag()}</div>`,
      ],
      [
        'beside a text without an end in a row',
        `<div style="display:flex"><p style="white-space:nowrap;flex:1 0 auto">${'длинно '.repeat(100)}</p>${elementTag()}</div>`,
      ],
      [
        'in a column that does not stretch',
        `<div style="display:flex;flex-direction:column;align-items:flex-start">${elementTag()}</div>`,
      ],
      ['as a float', `<div>${elementTag('style="float:left"')}</div>`],
      ['as an absolute box', `<div>${elementTag('style="position:absolute"')}</div>`],
      ['in an inline flex box', `<div style="display:inline-flex">${elementTag()}</div>`],
      [
        'in a grid column as wide as its content',
        `<div style="display:grid;grid-template-columns:auto 1fr">${elementTag()}<p>x</p></div>`,
      ],
      [
        'in a grid column as narrow as its content',
        `<div style="display:grid;grid-template-columns:min-content 1fr">${elementTag()}<p>x</p></div>`,
      ],
      ['in a float', `<div style="float:left">${elementTag()}</div>`],
      ['in an absolute box', `<div style="position:absolute">${elementTag()}</div>`],
      ['in a box as wide as its content', `<div style="width:fit-content">${elementTag()}</div>`],
      ['in a table cell', `<table><tr><td>${elementTag()}</td></tr></table>`],
    ] as const) {
      it(`is wide enough to read, ${title}`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const page = await openWithScript(host.base, html);
        const element = await settledIn(page);
        expect(element.getBoundingClientRect().width).to.be.at.least(200);
        expect(rows(element)[0]!.getBoundingClientRect().width).to.be.at.least(190);
      });
    }
  });

  describe('in a sandbox', () => {
    for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
      it(`shows the list and loads more: ${sandbox}`, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const told: unknown[] = [];
        const frame = addPage(
          `<head><script>
            addEventListener('leads-error', ({ detail }) => parent.postMessage(detail.message, '*'));
            addEventListener('leads-load', ({ detail, target }) => {
              parent.postMessage(detail.loaded, '*');
              target.loadMore();
            });
          </script>${scriptTag(host.crossBase)}</head><body>${elementTag()}</body>`,
          { sandbox },
        );
        await new Promise<void>((resolve) => {
          addEventListener('message', function hear({ source, data }) {
            if (source !== frame.contentWindow) {
              return;
            }
            told.push(data);
            if (data === 20) {
              return;
            }
            removeEventListener('message', hear);
            resolve();
          });
        });
        expect(told).to.deep.equal([20, 30]);
      });
    }
  });

  describe('rendered by a server', () => {
    for (const [title, write] of [
      ['before the script', (markup, script) => `<body>${markup}${script}</body>`],
      ['after the script', (markup, script) => `<head>${script}</head><body>${markup}</body>`],
      [
        'with the script run while it is read',
        (markup, script) => `<body>${markup.replace(/<template [^>]*>/, `$&${script}`)}</body>`,
      ],
    ] as [string, (markup: string, script: string) => string][]) {
      it(`shows the list once, ${title}`, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const markup = await (await fetch(`/server-rendered?base=${host.base}`)).text();
        expect(markup).to.contain('shadowrootmode="open"');
        const page = await openPage(write(markup, scriptTag(host.base)));
        const element = await settledIn(page);
        expect(rows(element)).to.have.length(20);
        await element.loadMore();
        const root = element.shadowRoot!;
        expect(rows(element)).to.have.length(30);
        expect(root.querySelectorAll('section')).to.have.length(1);
        expect(root.querySelectorAll('[aria-live]')).to.have.length(1);
        expect(root.querySelectorAll('style')).to.have.length(0);
        expect(await host.requests()).to.have.length(2);
      });
    }

    it('leaves nothing that the parser adds later, text or not', async () => {
      const host = await DemoHost.create({ leads: 30 });
      const markup = await (await fetch(`/server-rendered?base=${host.base}`)).text();
      const script = scriptTag(host.base);
      const late = `$&${script}Чужой текст<p>Чужой текст</p><!-- -->Чужой текст`;
      const page = await openPage(`<body>${markup.replace(/<template [^>]*>/, late)}</body>`);
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(20);
      expect(element.shadowRoot!.textContent).not.to.contain('Чужой текст');
    });

    it('shows the list in a root that is closed, and does all there', async () => {
      const host = await DemoHost.create({ leads: 30 });
      const roots: (ShadowRoot | null)[] = [];
      const page = await openPage(
        `<body>${elementTag().replace(
          '></client-leads>',
          ' filter-controls="search"><template shadowrootmode="closed"><p>Старое</p></template></client-leads>',
        )}</body>`,
      );
      const { ElementInternals } = page.window;
      const own = Object.getOwnPropertyDescriptor(ElementInternals.prototype, 'shadowRoot')!;
      Object.defineProperty(ElementInternals.prototype, 'shadowRoot', {
        get(this: ElementInternals) {
          roots.push(own.get!.call(this) as ShadowRoot | null);
          return roots.at(-1);
        },
      });
      page.element.apiBase = host.base;
      await inject(page, { src: FILE });
      const element = await settledIn(page);
      expect(element.shadowRoot).to.equal(null);
      const [root] = roots;
      expect(root?.querySelectorAll('[role=listitem]')).to.have.length(20);
      expect(root?.textContent).not.to.contain('Старое');
      root?.querySelector('button')?.focus();
      await element.loadMore();
      expect(root?.querySelectorAll('[role=listitem]')).to.have.length(30);
      expect(root?.activeElement?.getAttribute('role')).to.equal('listitem');
    });
  });
});
