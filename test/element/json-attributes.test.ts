import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import '../../src/unread.js';
import { heard, openBadge } from '../helpers/badge.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { mountFor, part, rows, settled, text } from '../helpers/element.js';
import { captureConsole } from '../helpers/stub.js';

const CONTENTS = { leads: manyRows(2).map((row) => ({ ...row, LeadStatusName: 'Новое' })) };
const TONES = { Новое: 'danger' } as const;
const TEXTS = { heading: 'Мои' };
const JSON_OF = { 'status-tones': JSON.stringify(TONES), messages: JSON.stringify(TEXTS) };
const GIVEN = { statusTones: TONES, messages: TEXTS };
const TEXT_GIVEN = { statusTones: JSON_OF['status-tones'], messages: JSON_OF.messages };
const OTHER = { statusTones: { Новое: 'success' }, messages: { heading: 'Её' } } as const;

/** What the two attributes change: the heading, and the tone of the first row. */
function look(element: ClientLeads): [string, string] {
  const status = rows(element)[0]!.querySelector('[part~=status]')!;
  return [text(part(element, 'heading')), status.getAttribute('part')!];
}

const PLAIN = ['Обращения', 'status status-neutral'];
const SET = ['Мои', 'status status-danger'];
const CHANGED = ['Её', 'status status-success'];

async function show(attributes: Record<string, string>): Promise<ClientLeads> {
  return settled(mountFor(await DemoHost.create(CONTENTS), attributes));
}

function setAttributes(element: Element, attributes: Record<string, string>): void {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
}

describe('status-tones and messages', () => {
  it('are followed, whether the attribute or the property is set, and the last one counts', async () => {
    const element = await show(JSON_OF);
    expect(look(element)).to.deep.equal(SET);
    const otherJson = {
      'status-tones': JSON.stringify(OTHER.statusTones),
      messages: JSON.stringify(OTHER.messages),
    };
    const steps: [() => void, string[]][] = [
      [() => setAttributes(element, otherJson), CHANGED],
      [() => Object.keys(JSON_OF).forEach((name) => element.removeAttribute(name)), PLAIN],
      [() => Object.assign(element, GIVEN), SET],
      [() => setAttributes(element, otherJson), CHANGED],
      [() => Object.assign(element, TEXT_GIVEN), SET],
      [() => Object.assign(element, { statusTones: null, messages: undefined }), PLAIN],
    ];
    for (const [step, expected] of steps) {
      step();
      await element.updateComplete;
      expect(look(element)).to.deep.equal(expected);
    }
  });

  it('draw nothing anew if they have the same content', async () => {
    const drawn: number[] = [];
    const element = mountFor(await DemoHost.create(CONTENTS), JSON_OF);
    element.renderLead = ({ id }) => void drawn.push(id);
    await settled(element);
    for (const same of [GIVEN, structuredClone(GIVEN), TEXT_GIVEN]) {
      Object.assign(element, same);
      await element.updateComplete;
    }
    setAttributes(element, { messages: ` ${JSON_OF.messages} ` });
    await element.updateComplete;
    expect(drawn).to.deep.equal([1, 2]);
    for (const property of Object.entries(OTHER)) {
      Object.assign(element, Object.fromEntries([property]));
      await element.updateComplete;
    }
    expect(drawn).to.deep.equal([1, 2, 1, 2, 1, 2]);
  });

  it('are none if they are empty or no JSON, and the console names the attribute once', async () => {
    const lines = captureConsole('error');
    const element = await show({ 'status-tones': '', messages: ' ' });
    expect([look(element), lines]).to.deep.equal([PLAIN, []]);
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const deep = [`{ "heading": ${nested} }`, `{ "heading": ${nested}}`];
    for (const bad of ["{ 'secret': 1 }", ...deep]) {
      setAttributes(element, { 'status-tones': bad, messages: bad });
      await element.updateComplete;
      expect(look(element)).to.deep.equal(PLAIN);
    }
    expect(lines).to.deep.equal([
      '<client-leads> messages must be an object, or JSON of one.',
      '<client-leads> status-tones must be an object, or JSON of one.',
    ]);
  });
});

describe('messages of a badge', () => {
  it('are followed as an attribute and as a property, and are none if they are no JSON', async () => {
    const lines = captureConsole('error');
    const { badge } = await openBadge();
    const plain = heard(badge);
    badge.setAttribute('messages', '{ "unread": "ещё {n}", "heading": "Мои" }');
    expect(heard(badge)).to.equal('ещё 3');
    badge.messages = '{ "unread": "{n} шт." }';
    expect(heard(badge)).to.equal('3 шт.');
    badge.setAttribute('messages', '{ "unread": "всего {n}" }');
    expect(heard(badge)).to.equal('всего 3');
    badge.removeAttribute('messages');
    expect([heard(badge), lines]).to.deep.equal([plain, []]);
    badge.setAttribute('messages', '{ secret }');
    expect(heard(badge)).to.equal(plain);
    expect(lines).to.deep.equal([
      '<client-leads-unread> messages must be an object, or JSON of one.',
    ]);
  });
});
