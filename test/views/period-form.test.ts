import { expect } from '@open-wc/testing';
import { Filters } from '../../src/session/filters.js';
import { renderPeriod } from '../../src/views/period-form.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { Drawing, ENGLISH } from '../helpers/drawing.js';
import { text } from '../helpers/element.js';
import { nameOf } from '../helpers/names.js';

/** A form, with ways to use it; each use draws it again. */
function drawForm(dates: { begDate?: string; endDate?: string } = {}) {
  const drawing = new Drawing();
  const host = { begDate: null, endDate: null, ...dates, requestUpdate: () => undefined };
  const filters = new Filters(host, new FakeClock());

  function update(): void {
    filters.update({ state: 'missing' });
    drawing.draw(renderPeriod(filters, ENGLISH));
  }

  update();
  const fields = () => drawing.all('input') as HTMLInputElement[];
  const values = () => fields().map(({ value }) => value);

  function press(type: 'submit' | 'reset'): void {
    drawing.find(`button[type=${type}]`).click();
    update();
  }

  function apply(...days: string[]): void {
    for (const [index, day] of days.entries()) {
      fields()[index]!.value = day;
    }
    press('submit');
  }

  const asked = () => [host.begDate, host.endDate];
  return { drawing, filters, update, fields, values, press, apply, asked };
}

describe('the form of the period', () => {
  it('has labels in the language, and is a named group of named fields', () => {
    const { drawing, fields } = drawForm();
    const ends = ['From date', 'To date'];
    expect(fields().map((field) => text(field.labels![0]!))).to.deep.equal(ends);
    expect(fields().map(nameOf)).to.deep.equal(ends);
    expect(drawing.all('[role=group]').map(nameOf)).to.deep.equal(['Period', ...ends]);
    expect(drawing.all('button').map(text)).to.deep.equal(['Apply', 'Reset']);
  });

  it('shows the dates of the period, and those that are typed until they apply', () => {
    const { values, fields, update, filters } = drawForm({
      begDate: '2025-12-01',
      endDate: '2025-12-22T10:00:00+03:00',
    });
    expect(values()).to.deep.equal(['2025-12-01', '2025-12-22']);
    fields()[0]!.value = '2025-12-20';
    update();
    expect(values()).to.deep.equal(['2025-12-20', '2025-12-22']);
    filters.askForPeriod({ from: '2025-12-02', to: null });
    update();
    expect(values()).to.deep.equal(['2025-12-02', '']);
  });

  it('requests both ends, or one, and everything after a reset, with empty fields', () => {
    const { apply, press, values, asked } = drawForm();
    for (const [from, to] of [
      ['2025-12-30', ''],
      ['', '2025-12-02'],
      ['2025-12-05', '2025-12-05'],
    ] as const) {
      apply(from, to);
      expect(asked()).to.deep.equal([from || null, to || null]);
    }
    press('reset');
    expect([asked(), values()]).to.deep.equal([
      [null, null],
      ['', ''],
    ]);
  });

  it('links the text of a refusal to both fields, until it is corrected', () => {
    const { drawing, fields, apply, values, asked } = drawForm();
    apply('2025-12-22', '2025-12-01');
    expect(text(drawing.find('#refusal'))).to.equal('The period starts after it ends');
    const attributes = () =>
      fields().map((field) => [
        field.getAttribute('aria-invalid'),
        field.getAttribute('aria-errormessage'),
      ]);
    expect(attributes()).to.deep.equal(Array(2).fill(['true', 'refusal']));
    expect(values()).to.deep.equal(['2025-12-22', '2025-12-01']);
    expect(asked()).to.deep.equal([null, null]);
    apply('2025-12-01', '2025-12-02');
    expect(drawing.all('#refusal')).to.have.length(0);
    expect(attributes()).to.deep.equal(Array(2).fill(['false', null]));
  });

  it('knows which end was changed last', () => {
    const { apply, fields, filters } = drawForm();
    for (const field of fields().toReversed()) {
      field.dispatchEvent(new InputEvent('input'));
      apply('2025-12-22', '2025-12-01');
      const [news] = filters.takeNews();
      expect(news).to.deep.equal({ type: 'refusal', wrongEnd: field.name });
    }
  });

  it('lets the browser refuse a date that does not exist', () => {
    const { apply, values, asked } = drawForm();
    for (const day of ['19999-01-01', '0001-01-01']) {
      apply(day, '');
      expect(values()[0]).to.equal(day);
      expect(asked()).to.deep.equal([null, null]);
    }
  });
});
