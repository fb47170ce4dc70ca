import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { AsyncDirective, Directive, directive } from 'lit/async-directive.js';
import type { Lead } from '../../src/model/lead.js';
import type { RenderLead } from '../../src/views/custom-row.js';
import { Drawing } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { lead } from '../helpers/fake-host.js';
import { captureConsole } from '../helpers/stub.js';

/** This many leads, with subjects that name them. */
function someLeads(count: number): Lead[] {
  return Array.from({ length: count }, (_, index) =>
    lead(index + 1, { subject: `Обращение ${index + 1}` }),
  );
}

function drawOwn(leads: readonly Lead[], renderLead: RenderLead, drawing = new Drawing()): Drawing {
  return drawing.drawList(leads, { renderLead });
}

describe('renderLead', () => {
  for (const [title, renderLead, expected] of [
    ['a string', ({ subject }) => `<b>${subject}</b>`, '<b>Обращение 1</b>'],
    ['a node', ({ subject }) => new Text(subject), 'Обращение 1'],
    ['a Lit template', ({ subject }) => html`<b>${subject}</b>`, 'Обращение 1'],
    ['nothing', () => undefined, ''],
    ['null', () => null, ''],
  ] satisfies [string, RenderLead, string][]) {
    it(`fills a row with ${title}`, () => {
      const [row] = drawOwn(someLeads(1), renderLead).rows;
      expect(text(row!)).to.equal(expected);
      expect(row!.querySelectorAll('[part]')).to.have.length(0);
      expect(row!.ariaPosInSet).to.equal('1');
    });
  }

  it('draws a lead again if it has changed, and no other', () => {
    const drawn: number[] = [];
    const renderLead = ({ id, status }: Lead) => {
      drawn.push(id);
      return status;
    };
    const [first, second, third] = someLeads(3);
    const drawing = drawOwn([first!, second!, third!], renderLead);
    expect(drawn.splice(0)).to.deep.equal([1, 2, 3]);
    drawOwn([first!, { ...second!, status: 'Решено' }, third!], renderLead, drawing);
    expect(drawn).to.deep.equal([2]);
    expect(drawing.rows.map(text)).to.deep.equal(['', 'Решено', '']);
  });

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
    expect(errors).to.have.length(2);
  });

  it('keeps the built-in row, and the page intact, if its result must not be placed there', () => {
    const errors = captureConsole('error');
    const drawing = new Drawing();
    const renderLead = ({ id }: Lead) => (id > 1 ? drawing.host : 'своё');
    const [first, second, third] = someLeads(3);
    drawOwn([first!, second!], renderLead, drawing);
    drawOwn([first!, { ...second!, number: 7 }, third!], renderLead, drawing);
    const expected = ['своё', 'Обращение 2 № 7', 'Обращение 3 № 3'];
    expect(drawing.rows.map(text)).to.deep.equal(expected);
    expect(errors.every((line) => line.includes('renderLead'))).to.equal(true);
    expect(drawing.host.isConnected).to.equal(true);
  });

  it('moves a node that another row has', () => {
    const node = Object.assign(document.createElement('b'), { textContent: 'своё' });
    const { rows } = drawOwn(someLeads(3), () => node);
    expect(rows.map(text)).to.deep.equal(['', '', 'своё']);
  });

  it('disconnects the directives of a removed row, and of a template that throws', () => {
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
    const renderLead = ({ id }: Lead) =>
      html`${subscribe(id)}${id === 3 ? html`<b .textContent=${failing()}></b>` : ''}`;
    const drawing = drawOwn(someLeads(3), renderLead);
    expect(drawing.rows.map(text)).to.deep.equal(['своё 1', 'своё 2', 'Обращение 3 № 3']);
    expect([...connected]).to.deep.equal([1, 2]);
    drawOwn(someLeads(3).slice(1), renderLead, drawing);
    expect([...connected]).to.deep.equal([2]);
    drawing.root?.setConnected(false);
    expect([...connected]).to.deep.equal([]);
    drawing.root?.setConnected(true);
    expect([...connected]).to.deep.equal([2]);
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
