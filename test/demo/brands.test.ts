import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { elementsWithText, textContrast } from '../helpers/contrast.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';

const sheet = new CSSStyleSheet();

describe('the two brands of the demo', () => {
  before(async () => {
    await sheet.replace(await (await fetch('/demo/brands.css')).text());
    document.adoptedStyleSheets.push(sheet);
  });

  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  for (const brand of ['warm', 'square']) {
    it(`are legible in each tone: ${brand}`, async () => {
      const leads = STATUS_TONES.map((LeadStatusName, index) => ({
        Id: index + 1,
        Leads: index + 1,
        ProcTime: '2025-12-22T02:25:53',
        LeadStatusName,
        LeadTypeName: 'Тип',
        LeadMarkName: 'Метка',
        CountNotReadMessage: index,
      }));
      const element = mountFor(await DemoHost.create({ leads: [...leads, ...leads] }), {
        length: String(STATUS_TONES.length),
      });
      element.parentElement!.className = brand;
      await settled(element);
      for (const statusTones of [
        null,
        Object.fromEntries(STATUS_TONES.map((tone) => [tone, tone])),
      ]) {
        element.statusTones = statusTones;
        await element.updateComplete;
        const texts = elementsWithText(element.shadowRoot!);
        expect(texts).to.have.length.above(30);
        const found = texts.filter((node) => textContrast(node) < 4.5);
        expect(found.map(({ className }) => className)).to.deep.equal([]);
      }
    });
  }
});
