import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { blockWith } from '../helpers/document-blocks.js';
import { has, part, rows, text } from '../helpers/element.js';
import {
  FILE,
  openList,
  openPage,
  settledIn,
  type ListOptions,
  type Page,
} from '../helpers/pages.js';
import { Site } from '../helpers/site.js';
import { version } from '../../src/version.js';

const WATCH = '<script src="/test/fixtures/watch-violations.ts"></script>';
const OTHER_LIT = '<script type="module" src="/test/fixtures/other-lit.ts"></script>';
/** The directive of a violation on purpose. */
const PROOF = 'img-src';

const EARLY = 'client-leads-early.min.js';
const OTHER_VERSION = '0.0.1-other';

/** A copy of the file with this version number, at an address that does not end in its name. */
async function copyOfFile(asVersion: string): Promise<string> {
  const text = await (await fetch(FILE)).text();
  const copy = text.replaceAll(version, asVersion);
  return URL.createObjectURL(new Blob([copy], { type: 'text/javascript' }));
}

interface Policy {
  readonly connect?: string;
  readonly scripts?: string;
  readonly policies?: string;
}

/** The policy of the README. */
function policyFor({ base }: DemoHost, policy: Policy = {}): string {
  const { connect = new URL(base).origin, scripts = '', policies = 'client-leads' } = policy;
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    `connect-src ${connect}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; ');
}

/**
 * All violations that the page has recorded once there is one more, on purpose: earlier ones have been
 * reported by then.
 */
async function violationsWithProof({ document, window }: Page): Promise<string[]> {
  const heard = new Promise<void>((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (effectiveDirective === PROOF) {
        resolve();
      }
    });
  });
  document.body.append(Object.assign(document.createElement('img'), { src: '/forbidden.png' }));
  await heard;
  return window.violations as string[];
}

/** A page under the policy that loads the whole list of a host. */
async function openToTheEnd(policy: Policy, options: ListOptions = {}) {
  const host = await DemoHost.create({ leads: 30 });
  const { page, element } = await openList(host.base, {
    before: WATCH,
    policy: policyFor(host, policy),
    ...options,
  });
  await element.loadMore();
  expect(rows(element)).to.have.length(30);
  return { page, violations: await violationsWithProof(page) };
}

async function readText(file: string): Promise<string> {
  const response = await fetch(`/dist/${file}`);
  return response.text();
}

describe('under a strict policy in the header', () => {
  for (const [where, wireFormat] of [
    ['base', 'json'],
    ['crossBase', 'form'],
    ['crossBase', 'xml'],
  ] as const) {
    it(`violates no directive, as ${wireFormat} (${where})`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      await host.answer({ status: 400 }, {}, { status: 400 });
      const { page, element } = await openList(host[where], {
        before: WATCH,
        attributes: `wire-format="${wireFormat}"`,
        policy: policyFor(host, { connect: new URL(host[where]).origin }),
      });
      expect(element.status).to.equal('error');
      expect(has(element, 'retry')).to.equal(true);
      await element.refresh();
      expect(rows(element)).to.have.length(20);
      await element.loadMore();
      expect(element.status).to.equal('error-more');
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
      await host.change({ insert: {} });
      await element.refresh();
      expect(rows(element)).to.have.length(31);
      expect(page.window.getComputedStyle(element).display).to.equal('block');
      expect(await violationsWithProof(page)).to.deep.equal([PROOF]);
    });
  }

  for (const isInline of [false, true]) {
    const how = isInline ? ', with the early file as a text that its hash allows' : '';
    it(`violates no directive with README's lines, whose tag has tones and texts${how}`, async () => {
      const leads = [{ Id: 1, Leads: 1, Subject: 'Вопрос', LeadStatusName: 'Решено' }];
      const host = await DemoHost.create({ leads });
      const site = await Site.create();
      await site.answer(Site.client(host));
      const code = await blockWith('README.md', 'client-leads-early');
      const [early, hashes] = await Promise.all([readText(EARLY), readText('integrity.json')]);
      const hash = (JSON.parse(hashes) as Record<string, string>)[EARLY];
      const body = code
        // The policy allows style sheets in files alone.
        .replace(/<style>.*<\/style>/s, '')
        .replace(/<script[^>]*early.*?<\/script>/, (tag) =>
          isInline ? `<script>${early}</script>` : tag,
        )
        .replaceAll(/\/client-leads\/[\d.]+\//g, '/dist/')
        .replace('/session.php', site.url)
        .replace('status-tones=', `messages='{ "heading": "Мои" }' status-tones=`);
      const scripts = isInline ? `'${hash}'` : '';
      const policy = `${policyFor(host, { scripts })}; style-src 'self'`;
      const page = await openPage(`<head>${WATCH}</head><body>${body}</body>`, { policy });
      const element = await settledIn(page);
      expect(text(part(element, 'heading'))).to.equal('Мои');
      expect(has(element, 'status-success')).to.equal(true);
      expect(await host.requests()).to.have.length(1);
      expect(page.window.errors).to.deep.equal([]);
      expect(await violationsWithProof(page)).to.deep.equal([PROOF]);
    });
  }

  it("runs by a nonce under 'strict-dynamic'", async () => {
    const nonce = 'nonce="k3Rf"';
    const { violations } = await openToTheEnd(
      { scripts: "'nonce-k3Rf' 'strict-dynamic'" },
      { before: WATCH.replace('src', `${nonce} src`), script: nonce },
    );
    expect(violations).to.deep.equal([PROOF]);
  });

  for (const [title, write] of [
    ['before it', (own, element) => WATCH + OTHER_LIT + own + element],
    ['after it', (own, element) => WATCH + own + OTHER_LIT + element],
  ] satisfies [string, ListOptions['write']][]) {
    it(`works next to another Lit that loads ${title}`, async () => {
      const { page, violations } = await openToTheEnd(
        { policies: 'client-leads lit-html' },
        // The other one is a module, which runs after the page; ours is deferred and keeps its order.
        { script: 'defer', write: (...tags) => `${write(...tags)}<other-lit></other-lit>` },
      );
      const other = page.document.querySelector('other-lit');
      expect(text(other?.shadowRoot ?? null)).to.equal('I am here, too.');
      expect(violations).to.deep.equal([PROOF]);
    });
  }

  for (const [title, isOther] of [
    ['in one version', false],
    ['in two versions', true],
  ] as const) {
    it(`runs once if the file is included twice, ${title}`, async () => {
      const second = isOther ? await copyOfFile(OTHER_VERSION) : FILE;
      const { page, violations } = await openToTheEnd(
        { scripts: 'blob:' },
        {
          write: (own, element) => `${WATCH}${own}<script src="${second}"></script>${element}`,
        },
      );
      expect(page.window.litElementVersions).to.have.length(1);
      expect(page.window.errors).to.deep.equal([]);
      const warning = `<client-leads> ${version} is already registered; version ${OTHER_VERSION} is not used.`;
      expect(page.window.warnings).to.deep.equal(isOther ? [warning] : []);
      expect(violations).to.deep.equal([PROOF]);
    });
  }
});
