import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { AsyncDirective, Directive, directive } from 'lit/async-directive.js';
import '../../src/index.js';
import type { ClientLeads, Lead, RenderLead, StatusTone } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows, type HostRow } from '../helpers/demo-host.js';
import { has, mountFor, part, rows, settled, subjects, text } from '../helpers/element.js';

const WHOLE: HostRow = {
  Id: 7,
  Leads: 5001,
  ProcTime: '2025-12-22T02:25:53.2942925',
  Subject: 'Баллы не начислены',
  LeadStatusName: 'В работе',
  LeadTypeName: 'Претензия',
  LeadSourceName: 'Сайт',
  FormName: 'Обратная связь',
  LeadMarkName: 'На контроле',
  CountNotReadMessage: 3,
};

async function rowOf(row: HostRow): Promise<HTMLElement> {
  const host = await DemoHost.create({ leads: [row] });
  return rows(await settled(mountFor(host)))[0]!;
}

/** Returns the fields that are shown, each by its part and its text. */
function fields(row: HTMLElement): [string, string][] {
  const shown = [...row.children].filter((child) => !child.matches('.spoken, [hidden]'));
  return shown.map((child) => [
    child.getAttribute('part') ?? '',
    text(child.querySelector('[aria-hidden]') ?? child),
  ]);
}

/** Returns what screen readers say of a row: its texts, with the commas of the style sheet. */
function heardIn(row: HTMLElement): string {
  const parts = [...row.children].map((field) => {
    const comma = (pseudo: string) =>
      getComputedStyle(field, pseudo).content.includes(',') ? ', ' : '';
    const said = field.querySelector('.spoken') ?? field;
    return field.matches('[hidden], [aria-hidden=true]')
      ? ''
      : comma('::before') + text(said) + comma('::after');
  });
  return parts.join('');
}

/** Returns the tooltip that an element has under the pointer, and at no other time. */
function tooltipOf(element: Element): string | null {
  // A title that stays is spoken beside the text, so that it would be heard twice.
  expect(element.hasAttribute('title')).to.equal(false);
  element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  const tooltip = element.getAttribute('title');
  element.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
  expect(element.hasAttribute('title')).to.equal(false);
  return tooltip;
}

describe('a row', () => {
  it('shows all there is, in the order of its weight', async () => {
    const row = await rowOf(WHOLE);
    expect(fields(row)).to.deep.equal([
      ['subject', 'Баллы не начислены'],
      ['unread', '3'],
      ['status status-neutral', 'В работе'],
      ['time', '22 дек. 2025 г., 02:25'],
      ['number', '№ 5001'],
      ['mark', 'На контроле'],
      ['meta', 'Претензия · Сайт · Обратная связь'],
    ]);
    const time = row.querySelector('time')!;
    expect(time.getAttribute('datetime')).to.equal('2025-12-22T02:25:53.294');
    expect(tooltipOf(time)).to.contain('понедельник, 22 декабря 2025');
  });

  it('shows a subject whole in a tooltip', async () => {
    const subject = (await rowOf(WHOLE)).querySelector<HTMLElement>('[part=subject]')!;
    expect(tooltipOf(subject)).to.equal('Баллы не начислены');
  });

  it('takes a tooltip away with the text that it is of, and with no other', async () => {
    const host = await DemoHost.create({ leads: [WHOLE] });
    const element = await settled(mountFor(host));
    const shortened = ['[part=subject]', 'time', '[part=meta] > [aria-hidden]'].map((selector) =>
      rows(element)[0]!.querySelector<HTMLElement>(selector)!,
    );
    const hover = () => {
      for (const one of shortened) {
        one.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      }
    };
    const titled = () => shortened.map(({ title }) => title !== '');
    hover();
    await element.refresh();
    expect(titled()).to.deep.equal([true, true, true]);
    const change = { Subject: 'Другая тема', FormName: 'Другая форма' };
    await host.change({ update: { id: 7, row: change } });
    await element.refresh();
    expect(shortened.map((one) => one.isConnected)).to.deep.equal([true, true, true]);
    expect(titled()).to.deep.equal([false, true, false]);
    hover();
    expect(shortened[0]!.title).to.equal('Другая тема');
    element.lang = 'en';
    await Promise.resolve();
    await element.updateComplete;
    expect(text(shortened[1]!)).to.contain('Dec');
    expect(titled()).to.deep.equal([true, false, true]);
  });

  it('shows type, source and form with dots, and says them with commas', async () => {
    const [shown, said] = (await rowOf(WHOLE)).querySelector('[part=meta]')!.children;
    expect(text(shown!)).to.equal('Претензия · Сайт · Обратная связь');
    expect(tooltipOf(shown!)).to.equal(shown!.textContent);
    expect(shown!.getAttribute('aria-hidden')).to.equal('true');
    expect(text(said!)).to.equal(', Претензия, Сайт, Обратная связь');
  });

  for (const [what, lacking, said] of [
    ['everything', {}, 'Тема, 1 непрочитанное сообщение, Новое, ДАТА, № 1, Важное, Тип, Сайт'],
    [
      'no mark',
      { LeadMarkName: null },
      'Тема, 1 непрочитанное сообщение, Новое, ДАТА, № 1, Тип, Сайт',
    ],
    ['nothing unread', { CountNotReadMessage: 0 }, 'Тема, Новое, ДАТА, № 1, Важное, Тип, Сайт'],
    [
      'no status',
      { LeadStatusName: null, CountNotReadMessage: 0 },
      'Тема, ДАТА, № 1, Важное, Тип, Сайт',
    ],
    [
      'no time',
      { ProcTime: null, LeadMarkName: null },
      'Тема, 1 непрочитанное сообщение, Новое, № 1, Тип, Сайт',
    ],
    [
      'no number',
      { Leads: 0, LeadMarkName: null },
      'Тема, 1 непрочитанное сообщение, Новое, ДАТА, Тип, Сайт',
    ],
    [
      'no type and source',
      { LeadTypeName: null, LeadSourceName: null, LeadMarkName: null },
      'Тема, 1 непрочитанное сообщение, Новое, ДАТА, № 1',
    ],
    [
      'subject, status and number alone',
      {
        ...{ ProcTime: null, LeadTypeName: null, LeadSourceName: null, LeadMarkName: null },
        CountNotReadMessage: 0,
      },
      'Тема, Новое, № 1',
    ],
  ] as const) {
    it(`has a comma for the ear between each two fields, with ${what}`, async () => {
      const row = await rowOf({
        ...{ Id: 1, Leads: 1, Subject: 'Тема', LeadStatusName: 'Новое', CountNotReadMessage: 1 },
        ...{ ProcTime: '2025-12-22', LeadTypeName: 'Тип', LeadSourceName: 'Сайт' },
        ...{ LeadMarkName: 'Важное', ...lacking },
      });
      expect(heardIn(row).replace(/22[^,]+/, 'ДАТА')).to.equal(said);
    });
  }

  it('shows no year in a date of this one', async () => {
    const year = new Date().getFullYear();
    const row = await rowOf({ ...WHOLE, ProcTime: `${year}-06-15T02:25:53` });
    expect(text(row.querySelector('time'))).to.equal('15 июн., 02:25');
    expect(tooltipOf(row.querySelector('time')!)).to.contain(`15 июня ${year}`);
  });

  it('says the unread to the ear as a sentence, and to the eye as a number', async () => {
    const row = await rowOf(WHOLE);
    const number = row.querySelector<HTMLElement>('[part=unread]')!;
    const sentence = row.querySelector<HTMLElement>('[part=unread] + .spoken')!;
    expect(number.getAttribute('aria-hidden')).to.equal('true');
    expect(text(sentence)).to.equal('3 непрочитанных сообщения');
    expect(sentence.offsetWidth).to.equal(1);
    expect(number.offsetWidth).to.be.above(1);
  });

  for (const name of Object.keys(WHOLE) as (keyof HostRow)[]) {
    if (name === 'Id') {
      continue;
    }
    for (const missing of [null, undefined, '', ' \u200b\u2060']) {
      it(`has no gap where ${name} is ${missing === undefined ? 'absent' : JSON.stringify(missing)}`, async () => {
        const row = await rowOf({ ...WHOLE, [name]: missing });
        expect(row.textContent).not.to.match(/null|undefined|NaN|\u200b/);
        expect(fields(row).every(([, shown]) => shown !== '')).to.equal(true);
        // A subject has a substitute, and what is listed beside others is only shorter.
        const isField = !/Subject|Type|Source|Form/.test(name);
        expect(fields(row)).to.have.length(isField ? 6 : 7);
      });
    }
  }

  for (const [title, absent] of [
    ['Обратная связь', ['Subject']],
    ['Претензия', ['Subject', 'FormName']],
    ['Обращение № 5001', ['Subject', 'FormName', 'LeadTypeName']],
  ] as const) {
    it(`is called «${title}» without ${absent.join(', ')}`, async () => {
      const row = await rowOf({
        ...WHOLE,
        ...Object.fromEntries(absent.map((name) => [name, null])),
      });
      expect(fields(row)[0]).to.deep.equal(['subject', title]);
      const meta = ['Претензия', 'Сайт', 'Обратная связь'].filter((word) => {
        const isGone =
          (word === 'Обратная связь' && absent.length > 1) ||
          (word === 'Претензия' && absent.length > 2);
        return word !== title && !isGone;
      });
      expect(fields(row).at(-1)).to.deep.equal(['meta', meta.join(' · ')]);
    });
  }

  it('is nothing but a name where the host says nothing', async () => {
    expect(fields(await rowOf({ Id: 1 }))).to.deep.equal([['subject', 'Обращение']]);
  });

  it('keeps right-to-left marks of one field from the next', async () => {
    const row = await rowOf({ ...WHOLE, LeadStatusName: '\u202eабв' });
    const isolated = [...row.children].map((child) => getComputedStyle(child).unicodeBidi);
    expect(new Set(isolated)).to.deep.equal(new Set(['isolate']));
  });
});

describe('statusTones', () => {
  const STATUSES = ['Новое', 'В работе', 'Ждём вас', 'Решено', 'Отклонено', 'constructor'];

  async function withStatuses(): Promise<ClientLeads> {
    const leads = STATUSES.map((LeadStatusName, index) => ({ Id: index + 1, LeadStatusName }));
    return settled(mountFor(await DemoHost.create({ leads })));
  }

  function tones(element: ClientLeads): string[] {
    return [...element.shadowRoot!.querySelectorAll('[part~=status]')].map((status) =>
      status.getAttribute('part')!.replace('status status-', ''),
    );
  }

  it('gives statuses their tones, by their texts, and any other is neutral', async () => {
    const element = await withStatuses();
    expect(new Set(tones(element))).to.deep.equal(new Set(['neutral']));
    element.statusTones = {
      'В работе': 'progress',
      'Ждём вас': 'attention',
      Решено: 'success',
      Отклонено: 'danger',
    };
    await element.updateComplete;
    expect(tones(element)).to.deep.equal([
      'neutral',
      'progress',
      'attention',
      'success',
      'danger',
      'neutral',
    ]);
    element.statusTones = null;
    await element.updateComplete;
    expect(new Set(tones(element))).to.deep.equal(new Set(['neutral']));
  });

  it('takes what is no tone for neutral, and tells the console once', async () => {
    const errors = captureConsole('error');
    const element = await withStatuses();
    element.statusTones = { 'В работе': 'red' as StatusTone, Решено: 'success' };
    await element.updateComplete;
    expect(tones(element).slice(0, 4)).to.deep.equal(['neutral', 'neutral', 'neutral', 'success']);
    element.lang = 'en';
    await element.updateComplete;
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('statusTones has no tone for В работе');
  });

  it('tells tones apart by shape and not by colour alone', async () => {
    const element = await withStatuses();
    element.statusTones = Object.fromEntries(
      (['neutral', 'progress', 'attention', 'success', 'danger'] as const).map((tone, index) => [
        STATUSES[index]!,
        tone,
      ]),
    );
    await element.updateComplete;
    const shapes = [...element.shadowRoot!.querySelectorAll('[part~=status]')]
      .slice(0, 5)
      .map((status) => {
        const { clipPath, borderTopWidth, backgroundImage } = getComputedStyle(status, '::before');
        return [clipPath, borderTopWidth, backgroundImage !== 'none'].join(' ');
      });
    expect(new Set(shapes).size).to.equal(5);
  });
});

describe('renderLead', () => {
  const drawings: [string, RenderLead, string][] = [
    ['a string', (lead) => `<b>${lead.subject}</b>`, '<b>Обращение 1</b>'],
    [
      'a node',
      (lead) => Object.assign(document.createElement('b'), { textContent: lead.subject }),
      'Обращение 1',
    ],
    ['a Lit template', (lead) => html`<b>${lead.subject}</b>`, 'Обращение 1'],
    ['nothing', () => undefined, ''],
    ['null', () => null, ''],
  ];

  for (const [title, renderLead, expected] of drawings) {
    it(`fills a row with ${title}`, async () => {
      const host = await DemoHost.create({ leads: manyRows(1) });
      const element = mountFor(host);
      element.renderLead = renderLead;
      await settled(element);
      expect(text(rows(element)[0]!)).to.equal(expected);
      expect(has(element, 'subject')).to.equal(false);
      expect(rows(element)[0]!.getAttribute('aria-posinset')).to.equal('1');
    });
  }

  it('is followed at any time, and asks for nothing', async () => {
    const host = await DemoHost.create({ leads: manyRows(2) });
    const element = await settled(mountFor(host));
    element.renderLead = (lead) => `своё ${lead.id}`;
    await element.updateComplete;
    expect(rows(element).map(text)).to.deep.equal(['своё 1', 'своё 2']);
    element.renderLead = null;
    await element.updateComplete;
    expect(subjects(element)).to.deep.equal(['Обращение 1', 'Обращение 2']);
    expect(await host.requests()).to.have.length(1);
  });

  it('draws a lead again when it has changed, and no other', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountFor(host);
    const drawn: number[] = [];
    element.renderLead = ({ id, status }) => {
      drawn.push(id);
      return status;
    };
    await settled(element);
    expect(drawn.splice(0)).to.deep.equal([1, 2, 3]);
    await host.change({ update: { id: 2, row: { LeadStatusName: 'Решено' } } });
    await element.refresh();
    expect(drawn).to.deep.equal([2]);
    expect(text(rows(element)[1]!)).to.equal('Решено');
  });

  it('leaves the built-in row where it throws, and tells the console', async () => {
    const errors = captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountFor(host);
    element.renderLead = (lead: Lead) => {
      if (lead.id === 2) {
        throw new Error('нет');
      }
      return 'своё';
    };
    await settled(element);
    expect(rows(element).map(text)).to.deep.equal(['своё', 'Обращение 2 № 2', 'своё']);
    expect(errors).to.deep.equal([
      '<client-leads> renderLead failed; the built-in row is shown. Error: нет',
    ]);
    expect(element.status).to.equal('complete');
  });

  it('tells the console of the first failures alone, however it is set anew', async () => {
    const errors = captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(8) });
    const element = mountFor(host);
    for (const attempt of [1, 2]) {
      element.renderLead = ({ id }) => {
        throw new Error(`${attempt} ${id}`);
      };
      await settled(element);
      expect(has(element, 'subject')).to.equal(true);
      expect(errors.map((line) => line.split('Error: ')[1])).to.deep.equal([
        ...['1 1', '1 2', '1 3', '1 4', '1 5'],
        undefined,
      ]);
    }
    expect(errors[5]).to.equal(
      '<client-leads> Further failures of renderLead are not written here.',
    );
  });

  for (const [title, find] of [
    ['the element itself', (element) => element],
    ['an ancestor', ({ parentElement }) => parentElement],
    ['the body', () => document.body],
    ['a template with the body', () => html`<p>${[html`<b>${document.body}</b>`]}</p>`],
    ['the shadow root', ({ shadowRoot }) => shadowRoot],
    ['the block of the row', ({ shadowRoot }) => shadowRoot!.querySelector('.row')?.parentElement],
    ['the row itself', (element) => rows(element)[1]],
    ['its own container', ({ shadowRoot }) => [...shadowRoot!.querySelectorAll('.own')].at(-1)],
  ] satisfies [string, (element: ClientLeads) => unknown][]) {
    it(`leaves the built-in row, and the page whole, for ${title}`, async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(2) });
      const element = mountFor(host);
      const { parentElement } = element;
      element.renderLead = ({ id }) => (id > 1 ? find(element) : null) ?? 'своё';
      await settled(element);
      const [row] = hostRows(3);
      await host.change({ update: { id: 2, row: { Leads: 7 } } }, { insert: { at: 2, row: row! } });
      await element.refresh();
      const expected = ['своё', 'Обращение 2 № 7', 'Обращение 3 № 3'];
      expect(rows(element).map(text)).to.deep.equal(expected);
      expect(errors.every((line) => line.includes('renderLead'))).to.equal(true);
      expect(element.parentElement === parentElement).to.equal(true);
      expect(element.isConnected).to.equal(true);
    });
  }

  it('moves a node that another row has', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountFor(host);
    const node = document.createElement('b');
    node.textContent = 'своё';
    element.renderLead = () => node;
    await settled(element);
    expect(rows(element).map(text)).to.deep.equal(['', '', 'своё']);
  });

  it('falls back to the built-in row for what is no function', async () => {
    const errors = captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(1) });
    const element = mountFor(host);
    element.renderLead = 'нет' as unknown as RenderLead;
    await settled(element);
    expect(subjects(element)).to.deep.equal(['Обращение 1']);
    expect(errors).to.have.length(1);
    expect(part(element, 'subject')?.localName).to.equal('span');
  });

  it('tells the directives in it when their row goes, and when a template of it throws', async () => {
    captureConsole('error');
    const connected = new Set<number>();
    class Subscription extends AsyncDirective {
      #id = 0;
      override render(id: number): string {
        this.#id = id;
        connected.add(id);
        return `своё ${id}`;
      }
      override disconnected(): void {
        connected.delete(this.#id);
      }
      override reconnected(): void {
        connected.add(this.#id);
      }
    }
    const subscribe = directive(Subscription);
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = mountFor(host);
    element.renderLead = ({ id }) =>
      html`${subscribe(id)}${id === 3 ? html`<b .textContent=${failing()}></b>` : ''}`;
    await settled(element);
    expect(rows(element).map(text)).to.deep.equal(['своё 1', 'своё 2', 'Обращение 3 № 3']);
    expect([...connected]).to.deep.equal([1, 2]);
    await host.change({ remove: { id: 1 } });
    await element.refresh();
    expect([...connected]).to.deep.equal([2]);
    element.remove();
    expect([...connected]).to.deep.equal([]);
    document.body.append(element);
    expect([...connected]).to.deep.equal([2]);
    element.remove();
  });
});

/** A value that throws while Lit draws it. */
function failing(): unknown {
  return directive(
    class extends Directive {
      render(): never {
        throw new Error('нет');
      }
    },
  )();
}
