import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { rows } from '../helpers/element.js';
import { OPTIONS, POSES, setScheme, STATUSES } from '../helpers/poses.js';

describe('accessibility', () => {
  for (const status of STATUSES) {
    for (const [title, attributes] of OPTIONS) {
      // contrast.test.ts looks at the colours of both schemes.
      it(`has no findings while ${status}, ${title}`, async function () {
        this.timeout(30_000);
        setScheme('light');
        const element = await POSES[status](attributes);
        expect(element.status).to.equal(status);
        await expect(element).to.be.accessible();
      });
    }
  }

  it('has findings with an error on purpose', async () => {
    const element = await POSES.ready();
    rows(element)[0]!.removeAttribute('role');
    let findings = '';
    try {
      await expect(element).to.be.accessible();
    } catch (error) {
      findings = String(error);
    }
    expect(findings).to.contain('aria-allowed-attr');
  });
});
