import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as lit from 'lit';
import { html, noChange, nothing } from 'lit';
import * as standIn from '../../tools/lit/lit.js';
import { DRAWINGS, type Drawing } from '../fixtures/drawings.js';

type Render = (value: unknown, container: HTMLElement) => void;

const MARK = /lit[$-][\d.]+(?:e-\d+)?\$?/g;

/** What a container holds, but for marks, and what has been set on its elements. */
function look(container: HTMLElement): string {
  const set = [...container.querySelectorAll('*')].map((element) => {
    const { value } = element as HTMLInputElement;
    return `${element.localName} ${value} ${Object.entries(element).join()}`;
  });
  const { innerHTML } = container;
  return [innerHTML.replace(MARK, 'MARK').replace(/<!--(?:\?(?:MARK)?)?-->/g, ''), ...set].join(
    '\n',
  );
}

function nodesIn(container: HTMLElement): Node[] {
  const nodes = document.createNodeIterator(
    container,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  const found: Node[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) found.push(node);
  return found;
}

/** What is seen after each value, at once and later; what is told of; and which nodes stay. */
async function story(render: Render, drawing: Drawing): Promise<string[]> {
  const container = document.createElement('div');
  document.body.append(container);
  const told: string[] = [];
  for (const value of drawing((what) => told.push(what))) {
    const before = nodesIn(container);
    render(value, container);
    told.push(look(container));
    for (let step = 0; step < 20; step++) await Promise.resolve();
    told.push(look(container));
    const kept = before.filter((node) => container.contains(node));
    told.push(`kept: ${kept.map(({ nodeName }) => nodeName).join()}`);
    for (const element of container.querySelectorAll('*')) {
      element.dispatchEvent(new Event('click'));
    }
  }
  container.remove();
  return told;
}

async function expectSame(drawing: Drawing): Promise<void> {
  const theirs = await story(lit.render, drawing);
  expect(await story(standIn.render, drawing)).to.deep.equal(theirs);
}

/** A piece of a template: texts, with an expression between each two. */
type Piece = readonly string[];

const join = (...pieces: Piece[]): Piece =>
  pieces.reduce(([...before], [first, ...rest]) => {
    const last = before.pop() ?? '';
    return [...before, `${last}${first}`, ...rest];
  });

const EXPRESSION: Piece = ['', ''];
const pieces = (...texts: string[]) => fc.constantFrom<Piece>(...texts.map((text) => [text]));
const several = (...kinds: fc.Arbitrary<Piece>[]) =>
  fc.array(fc.oneof(...kinds), { maxLength: 4 }).map((parts) => join([''], ...parts));

const expression = fc.constant(EXPRESSION);
const text = pieces(
  'x',
  ' ',
  '\n',
  ' a < b ',
  ' > ',
  ' "',
  " it's ",
  ' x=',
  '&lt;',
  '<3',
  '/',
  '<!---->',
);
const quoted = fc
  .tuple(
    fc.constantFrom('"', "'"),
    several(expression, expression, pieces('x', ' a > b ', '&quot;', ' = ', '</b>', '/')),
  )
  .map(([quote, inside]) => join([quote], inside, [quote]));
const bare = fc.constantFrom<Piece>(EXPRESSION, ['x'], ['a', ''], ['', 'b'], ['a', 'b', 'c']);

/** Each by its place, since an element has no two of the same name. */
const attribute = fc
  .tuple(
    fc.constantFrom(' ', '\n', '\t '),
    fc.constantFrom('', '.', '?'),
    fc.constantFrom('=', ' = ', '=\n'),
    fc.oneof(quoted, bare),
  )
  .map(([space, sign, equals, value]) => (place: number) => {
    const name = `${space}${sign}data-Name${place}${equals}`;
    // After `?` there is one expression and nothing else.
    return join([name], sign === '?' ? EXPRESSION : value);
  });

const attributes = fc
  .array(attribute, { maxLength: 3 })
  .map((made) => join([''], ...made.map((at, place) => at(place))));

const { template } = fc.letrec<Record<'template' | 'element', Piece>>((tie) => ({
  template: several(text, expression, tie('element')),
  element: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.constantFrom('span', 'DIV', 'x-y'), attributes, tie('template'))
      .map(([tag, given, inside]) => join([`<${tag}`], given, ['>'], inside, [`</${tag}>`])),
    fc
      .tuple(
        fc.constantFrom('br', 'INPUT', 'span'),
        attributes,
        fc.constantFrom('>', ' >', '/>', ' />'),
      )
      .map(([tag, given, end]) => join([`<${tag}`], given, [end])),
    fc
      .tuple(fc.constantFrom('textarea', 'Style', 'title'), attributes, tie('template'))
      .map(([tag, given, inside]) => join([`<${tag}`], given, ['>'], inside, [`</${tag}>`])),
    tie('template').map((inside) => join(['<!-- '], inside, [' -->'])),
  ),
}));

const value = fc.constantFrom<unknown>('a', 'b', 0, '', null, undefined, nothing, noChange, '<b>');
const rounds = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 3,
});

/** The same templates in each run; another number is another walk. */
const SEED = 1;
const TEMPLATES = 1000;

describe('the drawing of the script-tag file', () => {
  for (const [name, drawing] of Object.entries(DRAWINGS)) {
    it(`is as Lit's: ${name}`, () => expectSame(drawing));
  }

  it("is as Lit's: whatever somebody may write", async () => {
    const property = fc.asyncProperty(template, rounds, async (raw, given) => {
      const strings = Object.assign([...raw], { raw });
      await expectSame(() =>
        given.map((values) =>
          html(strings, ...raw.slice(1).map((_, index) => values[index % values.length])),
        ),
      );
    });
    await fc.assert(property, { seed: SEED, numRuns: TEMPLATES });
  });

  it('takes nothing for a template that has come out of JSON', () => {
    for (const strings of [['<b></b>'], { raw: ['<b></b>'], length: 1 }, '<b></b>', undefined]) {
      for (const render of [lit.render, standIn.render]) {
        const container = document.createElement('div');
        expect(() => render({ _$litType$: 1, strings, values: [] }, container)).to.throw();
        expect(container.childElementCount).to.equal(0);
      }
    }
  });
});
