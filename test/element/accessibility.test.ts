import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { OPTIONS, POSES, setScheme, STATUSES } from '../helpers/poses.js';

describe('accessibility', () => {
  for (const status of STATUSES) {
    for (const [title, attributes] of OPTIONS) {
      it(`has no findings while ${status}, ${title}`, async function () {
        this.timeout(30_000);
        const element = await POSES[status](attributes);
        expect(element.status).to.equal(status);
        for (const scheme of ['light', 'dark'] as const) {
          setScheme(scheme);
          await expect(element).to.be.accessible();
        }
      });
    }
  }
});
