import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { rows } from '../helpers/element.js';
import { OPTIONS, POSES, setScheme, STATUSES } from '../helpers/poses.js';

describe('accessibility', () => {
  for (const status of STATUSES) {
    for (const [title, attributes] of OPTIONS) {
      it(`has no filterResult while ${status}, ${title}`, async function () {
        this.timeout(30_000);
        for (const [scheme, lang] of [
          ['light', 'ru'],
          ['dark', 'en'],
        ] as const) {
          setScheme(scheme);
          const element = await POSES[status]({ ...attributes, lang });
          expect(element.status).to.equal(status);
          await expect(element).to.be.accessible();
          element.remove();
        }
      });
    }
  }

  it('has filterResult with an error on purpose', async () => {
    const element = await POSES.ready();
    rows(element)[0]!.removeAttribute('role');
    let filterResult = '';
    try {
      await expect(element).to.be.accessible();
    } catch (error) {
      filterResult = String(error);
    }
    expect(filterResult).to.contain('aria-allowed-attr');
  });
});
