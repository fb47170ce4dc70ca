import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { Lead } from '../../src/index.js';
import { HOSTILE_STRINGS, MARK, shownOf } from '../fixtures/hostile-strings.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { mountFor, part, readAll, rows, settled, showList, text } from '../helpers/element.js';

/** The text fields, by the host’s name and by ours. */
const FIELDS: readonly (readonly [keyof HostRow, keyof Lead])[] = [
  ['Subject', 'subject'],
  ['FormName', 'form'],
  ['LeadTypeName', 'type'],
  ['LeadStatusName', 'status'],
  ['LeadSourceName', 'source'],
  ['LeadMarkName', 'mark'],
];

const CASES = HOSTILE_STRINGS.flatMap((hostile) =>
  FIELDS.map(([name, property]) => ({ hostile, name, property })),
);

/** A row with all fields, and the hostile text in one of them. */
function rowWith(id: number, name: keyof HostRow, value: string): HostRow {
  return {
    Id: id,
    Leads: id,
    ProcTime: '2025-12-22T02:25:53',
    Subject: 'Тема',
    FormName: 'Форма',
    LeadTypeName: 'Тип',
    LeadStatusName: 'Статус',
    LeadSourceName: 'Источник',
    LeadMarkName: 'Метка',
    CountNotReadMessage: 1,
    [name]: value,
  };
}

describe('hostile data', () => {
  afterEach(() => {
    expect(MARK in window, 'a script ran').to.equal(false);
    expect('polluted' in {} || 'ErrorCode' in {}, 'an object is polluted').to.equal(false);
  });

  for (const format of ['json', 'form', 'xml'] as const) {
    it(`shows every text in every field as text, and keeps the layout, as ${format}`, async function () {
      this.timeout(60_000);
      const host = await DemoHost.create({
        leads: CASES.map(({ hostile, name }, index) => rowWith(index + 1, name, hostile.text)),
      });
      const element = mountFor(host, {
        'wire-format': format,
        length: '200',
      });
      element.style.inlineSize = '320px';
      await settled(element);
      await readAll(element);
      const shownRows = rows(element);
      const plainHost = await DemoHost.create({ leads: [rowWith(1, 'Subject', 'Тема')] });
      const plain = await settled(mountFor(plainHost));
      const plainTags = new Set(tagsIn(plain.shadowRoot));

      expect(shownRows).to.have.length(CASES.length);
      for (const [index, { hostile, property }] of CASES.entries()) {
        const shown = readOf(shownOf(hostile, format));
        const row = shownRows[index]!;
        const where = `${hostile.kind} as ${property}`;
        expect(element.leads[index]?.[property] === shown, `${where}: the lead`).to.equal(true);
        expect(row.textContent.includes(shown), `${where}: the text`).to.equal(true);
        expect(row.scrollWidth <= row.clientWidth, `${where}: the width`).to.equal(true);
      }
      expect(tagsIn(element.shadowRoot).filter((tag) => !plainTags.has(tag))).to.deep.equal([]);
      expect(element.scrollWidth).to.equal(element.clientWidth);
    });
  }

  it('shows the message of a failure as text, whatever it is', async function () {
    this.timeout(60_000);
    captureConsole('error');
    const [element, host] = await showList({ leads: 1 });
    element.style.inlineSize = '320px';
    for (const { kind, text: message } of HOSTILE_STRINGS) {
      await host.replace({ settings: { apiError: { code: 3, message } } });
      element.client = element.client === '1' ? '2' : '1';
      await settled(element);
      expect(element.status, kind).to.equal('error');
      const shown = part(element, 'message')!;
      expect(text(shown).length > 0, `${kind}: a sentence`).to.equal(true);
      expect(shown.childElementCount, `${kind}: its elements`).to.equal(0);
      expect(element.scrollWidth, `${kind}: the width`).to.equal(element.clientWidth);
    }
  });
});

function readOf(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

function tagsIn(root: ParentNode | null): string[] {
  return [...(root?.querySelectorAll('*') ?? [])].map(({ localName }) => localName);
}
