/**
 * Runs the snippets of docs/monitoring.md, each tag twice, beside what stands for Sentry and Yandex
 * Metrika. What they send is compared as a whole: nothing about the client is in it.
 */
import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { part } from '../helpers/element.js';
import { openList } from '../helpers/pages.js';
import { blocksOf } from '../helpers/document-blocks.js';

/** Keeps what the page sends, and what its console says. */
const SERVICES = `<script>
  var sent = [], lines = [];
  console.error = (...words) => lines.push(words);
  var ym = (...call) => sent.push(call);
  var dataLayer = { push: ({ leads_action, leads_value }) => sent.push([leads_action, leads_value]) };
  var Sentry = {
    init: ({ beforeBreadcrumb }) => Object.assign(window, { beforeBreadcrumb }),
    captureMessage: (...report) => sent.push(report),
  };
</script>`;

const API_ERROR = { LeadsClients: null, TotalRows: 0, ErrorCode: 7, Message: 'Уважаемая Анна' };

it('the snippets of docs/monitoring.md send what happens once, and nothing about the client', async () => {
  const blocks = (await blocksOf('docs/monitoring.md')).map(({ code }) => code);
  const init = blocks.find((code) => code.startsWith('// sentry.js'))!;
  const snippets = blocks.filter((code) => code.startsWith('<script>'));
  const tags = snippets.filter((code) => !code.includes('Sentry'));
  expect([snippets.length, tags.length]).to.deep.equal([2, 1]);

  const host = await DemoHost.create({
    leads: [{ Id: 1, Leads: 5001, Subject: 'Карта', CountNotReadMessage: 2 }],
  });
  const { page, element } = await openList(host.base, {
    before: `${SERVICES}<script>${init}</script>${[...snippets, ...tags].join('')}`,
    attributes: 'selectable',
  });
  const path: EventTarget[] = [];
  page.document.addEventListener('click', (event) => path.push(...event.composedPath()));
  part(element, 'subject')!.click();
  const detail = { filter: { search: 'Карта' }, begDate: '2025-12-01', endDate: null };
  element.dispatchEvent(
    new page.window.CustomEvent('leads-filter-change', { detail, bubbles: true }),
  );
  for (const answer of [{ status: 500 }, { json: API_ERROR }, { status: 500 }, { status: 401 }]) {
    await host.answer(answer);
    await element.refresh();
  }

  const report = (kind: string, code: number) => [
    `client-leads ${kind} ${code}`,
    {
      level: 'error',
      fingerprint: ['client-leads', kind, String(code)],
      tags: { 'leads.kind': kind },
    },
  ];
  const goal = (name: string) => [12345678, 'reachGoal', name];
  expect(page.window.sent).to.have.deep.members([
    ['shown', 'inquiries'],
    goal('inquiries-shown'),
    ['opened', 'unread'],
    goal('inquiries-opened'),
    ['filtered', 'search'],
    goal('inquiries-filtered'),
    ['filtered', 'period'],
    goal('inquiries-filtered'),
    ['failed', 'http'],
    report('http', 500),
    goal('inquiries-failed'),
    ['failed', 'api'],
    report('api', 7),
    goal('inquiries-failed'),
    ['failed', 'auth'],
    goal('inquiries-failed'),
  ]);

  const keeps = page.window.beforeBreadcrumb as (breadcrumb: object, hint?: object) => unknown;
  const lines = page.window.lines as unknown[][];
  expect(lines.length).to.be.above(0);
  for (const line of lines) {
    expect(keeps({ data: { arguments: line } })).to.equal(null);
  }
  expect(keeps({}, { event: { composedPath: () => path } })).to.equal(null);
  expect(keeps({}, { event: { composedPath: () => [page.document.body] } })).to.deep.equal({});
});
