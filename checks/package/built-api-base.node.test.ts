import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../tools/run-command.js';
import { openJsdomPage } from '../jsdom-page.js';

const PATH = '/api/client/LeadsPagingInfo';

/** Runs the file in a page, and returns the address of the element's request. */
async function addressAskedBy(code: string, attribute = ''): Promise<string> {
  const page = `<client-leads ${attribute} sitecode="GIFT-01" client="1" token="1"></client-leads>`;
  const url = 'https://partner.example/inquiries';
  const window = openJsdomPage(page, { url, runScripts: 'dangerously' });
  const asked = new Promise<string>((resolve) => {
    window.fetch = (address) => {
      resolve(address as string);
      return new Promise(() => undefined);
    };
  });
  const script = window.document.createElement('script');
  script.text = code;
  window.document.head.append(script);
  return asked.finally(() => window.close());
}

describe('API_BASE', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function build(apiBase: string): Promise<string> {
    const env = { ...process.env, API_BASE: apiBase };
    await runCommand('npx', ['rollup', '-c', '--silent', '--dir', folder], { env });
    return readFile(join(folder, 'client-leads.min.js'), 'utf8');
  }

  it('is the base of the built file, after api-base and before the origin of the page', async () => {
    const code = await build('https://api.example/partner');
    assert.equal(await addressAskedBy(code), 'https://api.example/partner' + PATH);
    const ownBase = 'api-base="https://other.example"';
    assert.equal(await addressAskedBy(code, ownBase), 'https://other.example' + PATH);
    const unfixed = await readFile('dist/client-leads.min.js', 'utf8');
    assert.equal(await addressAskedBy(unfixed), 'https://partner.example' + PATH);
  });

  it('fails the build in one sentence if it is not an http(s) URL', async () => {
    await assert.rejects(build('ftp://api.example'), {
      code: 1,
      stderr: 'API_BASE must be an http or https URL, without a password.\n',
    });
  });
});
