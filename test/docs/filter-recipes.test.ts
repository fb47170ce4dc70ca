import { expect } from '@open-wc/testing';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { rows, text } from '../helpers/element.js';
import { elementTag, openPage, scriptTag, settledIn, type Page } from '../helpers/pages.js';

/** The code block of the README that has these words in it. */
async function recipe(words: string): Promise<string> {
  const readme = await (await fetch('/README.md')).text();
  const blocks = [...readme.matchAll(/^```html\n([^]*?)^```$/gm)].map(([, code = '']) => code);
  const found = blocks.filter((code) => code.includes(words));
  expect(found, words).to.have.length(1);
  return found[0] ?? '';
}

async function open(code: string): Promise<Page> {
  const leads = manyRows(45).map((row, index) => ({
    ...row,
    LeadStatusName: index % 2 === 0 ? 'Новое' : 'Решено',
    ProcTime: '2025-12-22T02:25:53',
  }));
  const host = await DemoHost.create({ leads });
  const page = await openPage(`<body>${scriptTag(host.base)}${elementTag()}${code}</body>`);
  await settledIn(page);
  return page;
}

function shownRows({ element }: Page): number {
  return rows(element).filter((row) => row.checkVisibility()).length;
}

describe('recipes of the README for filters', () => {
  it('let a page search with a field of its own', async () => {
    const page = await open(await recipe('my-search'));
    const field = page.document.querySelector<HTMLInputElement>('#my-search')!;
    field.value = 'обращение 4';
    field.dispatchEvent(new page.window.InputEvent('input', { bubbles: true }));
    await settledIn(page);
    expect(page.element.leads).to.have.length(45);
    // 4, 14, 24, 34, and from 40 to 45.
    expect(shownRows(page)).to.equal(10);
    expect(text(page.document.querySelector('#my-count'))).to.equal('10 of 45');
    // By now all is read: what is typed takes no request.
    field.value = 'обращение 44';
    field.dispatchEvent(new page.window.InputEvent('input', { bubbles: true }));
    await settledIn(page);
    expect(text(page.document.querySelector('#my-count'))).to.equal('1 of 45');
    field.value = '';
    field.dispatchEvent(new page.window.InputEvent('input', { bubbles: true }));
    await settledIn(page);
    expect(shownRows(page)).to.equal(45);
    expect(text(page.document.querySelector('#my-count'))).to.equal('');

    field.value = 'обращение 44';
    field.dispatchEvent(new page.window.InputEvent('input', { bubbles: true }));
    await page.element.updateComplete;
    page.element.token = null;
    await page.element.updateComplete;
    expect([field.value, text(page.document.querySelector('#my-count'))]).to.deep.equal(['', '']);
  });

  it('keep the filter in the URL, and take it from there', async () => {
    const code = await recipe("leads.addEventListener('leads-filter-change'");
    const page = await open(code);
    const root = page.element.shadowRoot!;
    const status = root.querySelector<HTMLSelectElement>('#filter-status')!;
    status.value = 'Решено';
    status.dispatchEvent(new page.window.Event('change'));
    const field = root.querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = '12';
    field.dispatchEvent(new page.window.InputEvent('input'));
    await settledIn(page);
    const { hash } = page.window.location;
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).to.deep.equal({
      search: '12',
      status: 'Решено',
    });

    const again = await open(`<script>location.hash = ${JSON.stringify(hash)}</script>${code}`);
    expect(again.element.filter).to.deep.equal({ search: '12', status: 'Решено' });
    await settledIn(again);
    expect(shownRows(again)).to.equal(1);
    const dated = await open(
      `<script>location.hash = '#from=2025-12-23&unread=true'</script>${code}`,
    );
    expect([dated.element.begDate, dated.element.filter]).to.deep.equal([
      '2025-12-23',
      { unread: true },
    ]);
    expect(dated.element.status).to.equal('empty');
  });
});
