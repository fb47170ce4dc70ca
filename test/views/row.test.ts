import { expect, fixtureSync } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lead } from '../../src/model/lead.js';
import type { RenderLead } from '../../src/views/row.js';
import { languageFor } from '../fixtures/language-for.js';
import { Drawing, drawList, ENGLISH } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/leads.js';
import { descriptionOf, nameOf } from '../helpers/names.js';
import { captureConsole } from '../helpers/stub.js';

const WHOLE = lead(7, {
  number: 5001,
  time: { iso: '2024-12-22T02:25:53.2942925' },
  subject: 'Баллы не начислены',
  status: 'В работе',
  type: 'Претензия',
  source: 'Сайт',
  form: 'Обратная связь',
  mark: 'На контроле',
  unread: 3,
});

/** The texts that screen readers announce, in order. */
const SAID = {
  subject: 'Баллы не начислены',
  unread: '3 непрочитанных сообщения',
  status: 'В работе',
  time: '22 дек. 2024',
  number: '№ 5001',
  mark: 'На контроле',
  type: 'Претензия',
  source: 'Сайт',
  form: 'Обратная связь',
};

type Options = Parameters<typeof drawList>[1];

function rowOf(facts: Partial<Lead> = {}, options?: Options): HTMLElement {
  return drawList([{ ...WHOLE, ...facts }], options).rows[0]!;
}

function controlIn(row: HTMLElement): HTMLElement {
  return row.querySelector<HTMLElement>('a, button')!;
}

/** The fields of a row, some of which share a box. */
function boxesIn(row: HTMLElement): Element[] {
  const boxes = [...row.children].flatMap((child) =>
    child.matches('.subject-line, .details') ? [...child.children] : [child],
  );
  return boxes.flatMap((box) => {
    const lines = box.querySelector('.lines');
    return lines ? [...lines.children] : [box];
  });
}

/** Returns the shown fields, each with its part and its text. */
function fields(row: HTMLElement): [string, string][] {
  const shown = boxesIn(row).filter((child) => !child.matches('.spoken, .dot, [hidden]'));
  return shown.map((child) => [
    child.getAttribute('part') ?? '',
    (child as HTMLElement).dataset.text ?? text(child.querySelector('.whole') ?? child),
  ]);
}

/**
 * Returns what screen readers announce for a row: its texts, with the commas of the style sheet. A
 * comma is at the end of a field: Orca adds a full stop to a field without one.
 */
function heardIn(row: HTMLElement): string {
  const parts = boxesIn(row).map((field) => {
    const hasComma = getComputedStyle(field, '::after').content.includes(',');
    const said = field.querySelector('.spoken, .time > .whole') ?? field;
    return field.matches('[hidden], [aria-hidden=true]')
      ? ''
      : `${text(said)}${hasComma ? ', ' : ''}`;
  });
  return parts.join('');
}

describe('a row', () => {
  it('shows all fields, in order of importance', () => {
    const row = rowOf();
    expect(fields(row)).to.deep.equal([
      ['subject', 'Баллы не начислены'],
      ['unread', '3'],
      ['status status-neutral', 'В работе'],
      ['time', '22 дек. 2024'],
      ['number', '№ 5001'],
      ['mark', 'На контроле'],
      ['meta', 'Претензия · Сайт · Обратная связь'],
    ]);
    const time = row.querySelector('time')!;
    expect(time.dateTime).to.equal('2024-12-22T02:25:53.294');
    expect(time.title).to.equal('22 декабря 2024 г. в 02:25');
    const [said, ...shown] = [...row.querySelector('[part=meta]')!.children].toReversed();
    expect(shown.map((each) => each.getAttribute('aria-hidden'))).to.deep.equal(
      Array(3).fill('true'),
    );
    expect(text(said!)).to.equal('Претензия, Сайт, Обратная связь');
  });

  for (const lacking of [
    {},
    { unread: 0, status: '' },
    { time: null, mark: '' },
    { number: 0, mark: '' },
    { number: 0 },
    { type: '', source: '', form: '', mark: '' },
    { unread: 0, time: null, type: '', source: '', form: '', mark: '' },
  ] satisfies Partial<Lead>[]) {
    const names = Object.keys(lacking).join(', ') || 'nothing';
    it(`has no extra or missing gap or comma without ${names}`, () => {
      const row = rowOf(lacking);
      const said = Object.entries(SAID).filter(([name]) => !(name in lacking));
      expect(heardIn(row)).to.equal(said.map(([, words]) => words).join(', '));
      expect(row.textContent).not.to.match(/null|undefined|NaN/);
      expect(fields(row).every(([, field]) => field !== '')).to.equal(true);
    });
  }

  it('is copied without the texts for screen readers', () => {
    getSelection()!.selectAllChildren(rowOf());
    const copied = String(getSelection());
    expect(copied).to.match(/Претензия\s· Сайт\s· Обратная связь/);
    expect(copied).not.to.match(/непрочитанных|, Сайт/);
  });

  it('shows the unread messages as a number, and announces them as a sentence', () => {
    const number = (row: HTMLElement) => row.querySelector<HTMLElement>('[part=unread]')!;
    const row = rowOf();
    const sentence = row.querySelector<HTMLElement>('.subject-line > .spoken')!;
    expect(number(row).getAttribute('aria-hidden')).to.equal('true');
    expect(text(sentence)).to.equal('3 непрочитанных сообщения');
    expect(sentence.offsetWidth).to.equal(1);
    expect(number(row).offsetWidth).to.be.above(1);
    const shown = [3, 99, 100].map((unread) => number(rowOf({ unread })).dataset.text);
    expect(shown).to.deep.equal(['3', '99', '99+']);
  });

  for (const [title, meta, lacking] of [
    ['Обратная связь', 'Претензия · Сайт', { subject: '' }],
    ['Претензия', 'Сайт', { subject: '', form: '' }],
    ['Обращение № 5001', 'Сайт', { subject: '', form: '', type: '' }],
  ] as const) {
    it(`has the subject «${title}» without ${Object.keys(lacking).join(', ')}`, () => {
      const shown = fields(rowOf(lacking));
      expect([shown[0]![1], shown.at(-1)![1]]).to.deep.equal([title, meta]);
    });
  }

  it('does not repeat a number that is its subject', () => {
    const row = rowOf({ subject: '', form: '', type: '' });
    expect(fields(row).map(([name]) => name)).not.to.contain('number');
    expect(heardIn(row)).to.contain('22 дек. 2024, На контроле, Сайт');
  });

  it('has a dot between number and type, unless one of them is missing', () => {
    const dotIn = (facts: Partial<Lead>) => rowOf(facts).querySelector('.dot')!.textContent;
    expect(dotIn({})).to.equal('·');
    expect(dotIn({ number: 0 })).to.equal('');
    expect(dotIn({ type: '', source: '', form: '' })).to.equal('');
  });

  it('has, below 40em, type, otherwise form, otherwise source beside the number, and says all', () => {
    for (const [lacking, shown, said] of [
      [{}, 'Претензия', 'Претензия, Сайт, Обратная связь'],
      [{ type: '' }, 'Обратная связь', 'Сайт, Обратная связь'],
      [{ type: '', form: '' }, 'Сайт', 'Сайт'],
      [{ subject: '', form: '' }, 'Сайт', 'Сайт'],
    ] as const) {
      const row = rowOf(lacking);
      for (const [width, name] of [
        [639, '.short'],
        [640, '.whole'],
      ] as const) {
        (row.getRootNode() as ShadowRoot).host.setAttribute('style', `width: ${width}px`);
        const seen = ['.short', '.whole'].filter(
          (each) => row.querySelector<HTMLElement>(`.meta > ${each}`)!.offsetWidth > 0,
        );
        expect(seen, `${width} px`).to.deep.equal([name]);
      }
      expect(text(row.querySelector('.meta > .short'))).to.equal(shown);
      expect(text(row.querySelector('.meta > .spoken'))).to.equal(said);
    }
  });

  it('has only a name if the API returns no fields', () => {
    const [row] = drawList([lead(1, { number: 0 })]).rows;
    expect(fields(row!)).to.deep.equal([['subject', 'Обращение']]);
  });

  it('keeps right-to-left marks of one field from affecting the next', () => {
    const row = rowOf({ status: '\u202eабв' });
    const shared = boxesIn(row).filter((child) => {
      const { display, unicodeBidi } = getComputedStyle(child);
      // The number of unread messages is ours.
      return display === 'inline' && unicodeBidi !== 'isolate' && !child.matches('.unread');
    });
    expect(shared).to.have.length(0);
  });

  it('has a tone for each listed status, and neutral for any other', () => {
    const statusTones = { Решено: 'success' } as const;
    const partOf = (status: string, options?: Options) =>
      rowOf({ status }, options).querySelector('.status')!.getAttribute('part');
    expect(partOf('Решено', { statusTones })).to.equal('status status-success');
    expect(partOf('Новое', { statusTones })).to.equal('status status-neutral');
    expect(partOf('Решено')).to.equal('status status-neutral');
  });

  for (const [title, lang, pageLang, host, texts, dates] of [
    ['the language of the page', 'ru', 'ru', 'ru', 'ru', 'ru'],
    ['its own, and the language of the page for texts of the API', 'en', 'ru', 'ru', 'en', 'en'],
    ['English in German pages, with German dates', 'de', 'de', 'de', 'en', 'de'],
  ] as const) {
    it(`uses ${title}`, () => {
      const language = languageFor(lang, pageLang);
      const drawing = drawList([WHOLE], { language });
      drawing.find('.widget').lang = language.textsLang;
      const langOf = (selector: string) =>
        drawing.find(selector).closest('[lang]')!.getAttribute('lang');
      expect(['.words', '.status', '.mark', '.meta'].map(langOf)).to.deep.equal(
        Array(4).fill(host),
      );
      expect(['.spoken', '.number'].map(langOf)).to.deep.equal([texts, texts]);
      expect(langOf('time')).to.equal(dates);
    });
  }

  it('has a fallback subject in the language of the texts', () => {
    const row = rowOf({ subject: '', form: '', type: '' }, { language: ENGLISH });
    expect(row.querySelector('.subject')!.hasAttribute('lang')).to.equal(false);
  });
});

describe('the subject of a row', () => {
  it('is a link to the lead, or a button if it can only be selected', () => {
    const link = controlIn(rowOf({}, { leadHref: '/inquiry/{number}?id={id}', selectable: true }));
    expect([link.localName, link.getAttribute('href')]).to.deep.equal(['a', '/inquiry/5001?id=7']);
    const button = controlIn(rowOf({}, { selectable: true }));
    expect(button.outerHTML).to.match(/^<button type="button"/);
    expect([link, button].map(text)).to.deep.equal(Array(2).fill('Баллы не начислены'));
    const neither = rowOf({ number: 0 }, { leadHref: '/{number}', selectable: true });
    expect(neither.querySelector('[part=subject]')!.localName).to.equal('span');
  });

  for (const [kind, options] of [
    ['link', { leadHref: '/{id}' }],
    ['button', { selectable: true }],
  ] as const) {
    it(`is, as a ${kind}, named by subject and unread messages`, () => {
      const named = (facts: Partial<Lead>, language = {}) =>
        nameOf(controlIn(rowOf(facts, { ...options, ...language })));
      expect(named({})).to.equal('Баллы не начислены, 3 непрочитанных сообщения');
      expect(named({ unread: 0 })).to.equal('Баллы не начислены');
      expect(named({}, { language: ENGLISH })).to.equal('Баллы не начислены, 3 unread messages');
      // The name contains the sentence, so the description does not repeat it.
      expect(rowOf({}, options).querySelector('.subject-line > .spoken')).to.equal(null);
    });

    it(`is, as a ${kind}, described by status and date`, () => {
      const described = (facts: Partial<Lead>) => descriptionOf(controlIn(rowOf(facts, options)));
      expect(described({})).to.equal('В работе, 22 дек. 2024.');
      expect(described({ status: '', time: null })).to.equal('');
    });
  }

  it('is described by fields of its own row, whatever the ids of the leads', () => {
    const leads = ['Новое', 'В работе', 'Решено', 'Отклонено'].map((status, index) =>
      lead([1, 7, 0, 0][index]!, { number: [7, 7, 1, 0][index]!, status }),
    );
    const { rows } = drawList(leads, { selectable: true });
    // A comma would separate a date that follows.
    const heard = rows.map((row) => descriptionOf(controlIn(row)).replace(/,$/, ''));
    expect(heard).to.deep.equal(['Новое', 'В работе', 'Решено', 'Отклонено']);
  });
});

/** This many leads, with subjects that name them. */
function someLeads(count: number): Lead[] {
  return Array.from({ length: count }, (_, index) =>
    lead(index + 1, { subject: `Обращение ${index + 1}` }),
  );
}

/** The directives that are connected. */
const subscriptions = new Set<AsyncDirective>();

/** Subscribes to a source until it is disconnected. */
const subscribe = directive(
  class extends AsyncDirective {
    render(): void {
      subscriptions.add(this);
    }

    override disconnected(): void {
      subscriptions.delete(this);
    }
  },
);

function drawOwn(leads: readonly Lead[], renderLead: RenderLead, drawing = new Drawing()): Drawing {
  return drawing.drawList(leads, { renderLead });
}

describe('renderLead', () => {
  for (const [title, renderLead, expected] of [
    ['a string', ({ subject }) => `<b>${subject}</b>`, '<b>Обращение 1</b>'],
    ['a node', ({ subject }) => new Text(subject), 'Обращение 1'],
    ['a Lit template', ({ subject }) => html`<b>${subject}</b>`, 'Обращение 1'],
    ['a number', ({ id }) => id, '1'],
    ['undefined', () => undefined, ''],
    ['null', () => null, ''],
    ['nothing', () => nothing, ''],
  ] satisfies [string, RenderLead, string][]) {
    it(`fills a row with ${title}`, () => {
      const [row] = drawOwn(someLeads(1), renderLead).rows;
      expect(text(row!)).to.equal(expected);
      expect(row!.querySelectorAll('[part]')).to.have.length(0);
      expect(row!.ariaPosInSet).to.equal('1');
    });
  }

  it('keeps the built-in row if it throws or is no function, and logs an error', () => {
    const errors = captureConsole('error');
    const drawing = drawOwn(someLeads(3), ({ id }) => {
      if (id === 2) {
        throw new Error('нет');
      }
      return 'своё';
    });
    expect(drawing.rows.map(text)).to.deep.equal(['своё', 'Обращение 2 № 2', 'своё']);
    expect(errors).to.deep.equal([
      '<client-leads> renderLead failed; the built-in row is shown. Error: нет',
    ]);
    drawOwn(someLeads(1), 'нет' as unknown as RenderLead, drawing);
    expect(drawing.rows.map(text)).to.deep.equal(['Обращение 1 № 1']);
    expect(errors).to.have.length(1);
  });

  it('keeps the built-in row if it returns another object, and logs one line', () => {
    const errors = captureConsole('error');
    const drawing = new Drawing();
    // The second is what React's JSX gives.
    for (const object of [{}, { $$typeof: Symbol(), type: 'b', props: {} }, ['a'], () => 'a']) {
      drawOwn(someLeads(2), () => object as never, drawing);
      expect(drawing.rows.map(text)).to.deep.equal(['Обращение 1 № 1', 'Обращение 2 № 2']);
    }
    expect(errors).to.deep.equal([
      '<client-leads> renderLead failed; the built-in row is shown. Error: renderLead must return a node, a string or a Lit template.',
    ]);
  });

  it('fills a row with a node of another window', () => {
    const { contentDocument } = fixtureSync<HTMLIFrameElement>(html`<iframe></iframe>`);
    const node = contentDocument!.createTextNode('своё');
    expect(drawOwn(someLeads(1), () => node).rows.map(text)).to.deep.equal(['своё']);
  });

  /** Draws rows of a template that throws for these leads while it is drawn: their `value` is NaN. */
  function drawUnless(isBad: (lead: Lead) => boolean, leads: readonly Lead[], drawing?: Drawing) {
    return drawOwn(
      leads,
      (lead) => html`<b>${lead.subject}</b><progress .value=${isBad(lead) ? NaN : 1}></progress>`,
      drawing,
    );
  }

  it('keeps the built-in row if its template throws while it is drawn, at any update', () => {
    const errors = captureConsole('error');
    const drawing = new Drawing();
    const own = someLeads(3).map(({ subject }) => subject);
    const withBuiltIn = own.with(1, 'Обращение 2 № 2');
    const isSecond = ({ id }: Lead) => id === 2;
    const shown = [isSecond, isSecond, () => false, isSecond, () => false].map((isBad) => [
      drawUnless(isBad, someLeads(3), drawing).rows.map(text),
      drawing.all('.own, .own > *').length,
    ]);
    const [failed, drawn] = [
      [withBuiltIn, 6],
      [own, 9],
    ];
    expect(shown).to.deep.equal([failed, failed, drawn, failed, drawn]);
    expect(errors).to.have.length(1);
    expect(errors[0]).to.contain('<client-leads> renderLead failed; the built-in row is shown.');
  });

  it('keeps the nodes of the other rows if a template throws', () => {
    captureConsole('error');
    const leads = someLeads(3);
    const drawing = drawUnless(() => false, leads);
    const { rows } = drawing;
    const before = drawing.all('b');
    const isChanged = ({ subject }: Lead) => subject === 'Другая тема';
    drawUnless(isChanged, leads.with(1, { ...leads[1]!, subject: 'Другая тема' }), drawing);
    expect(drawing.rows.every((row, index) => row === rows[index])).to.equal(true);
    expect(drawing.all('b').map((node) => before.indexOf(node))).to.deep.equal([0, 2]);
    const further = [...leads, lead(4, { subject: 'Обращение 4' })];
    expect(
      drawUnless(() => false, further, drawing)
        .all('b')
        .map(text),
    ).to.deep.equal(further.map(({ subject }) => subject));
  });

  it('leaves no directive of a template that throws behind', () => {
    captureConsole('error');
    const drawing = new Drawing();
    const open = [[], [2], [2], [], [2]].map((bad: number[]) => {
      const render = ({ id }: Lead) =>
        html`${subscribe()}<progress .value=${bad.includes(id) ? NaN : 1}></progress>`;
      drawOwn(someLeads(3), render, drawing);
      return subscriptions.size;
    });
    expect(open).to.deep.equal([3, 2, 2, 3, 2]);
    drawing.draw(nothing);
    expect(subscriptions.size).to.equal(0);
  });

  it('keeps the directives and events of a template over updates', () => {
    const pressed: string[] = [];
    const drawing = new Drawing();
    const render = ({ id, subject }: Lead) =>
      html`<ul>
          ${repeat(
            [id, subject],
            (each) => each,
            (each) => html`<li>${each}</li>`,
          )}
        </ul>
        <button @click=${() => pressed.push(subject)}></button>`;
    drawOwn(someLeads(1), render, drawing);
    const [button, item] = [drawing.find('button'), drawing.find('li')];
    drawOwn([lead(1, { subject: 'Другая тема' })], (each) => render(each), drawing);
    expect(drawing.all('li').map(text)).to.deep.equal(['1', 'Другая тема']);
    expect([drawing.find('button') === button, drawing.find('li') === item]).to.deep.equal([
      true,
      true,
    ]);
    button.click();
    expect(pressed).to.deep.equal(['Другая тема']);
  });
});
