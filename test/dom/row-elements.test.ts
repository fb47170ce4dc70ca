import { expect } from '@open-wc/testing';
import {
  blocksIn,
  controlOf,
  listOf,
  rowAt,
  rowIndexOf,
  rowOf,
  searchedTextsIn,
} from '../../src/dom/row-elements.js';

function listWith(content: string): HTMLElement {
  const renderRoot = document.createElement('div').attachShadow({ mode: 'open' });
  renderRoot.innerHTML = `<div id="list">${content}</div>`;
  return listOf(renderRoot)!;
}

/** Five rows in five blocks of two groups; two blocks are empty. */
function listOfFive(): HTMLElement {
  const row = (id: number) => `<div class="row" part="lead" id="row-${id}"><b>${id}</b></div>`;
  return listWith(
    `<div><div>${row(0)}${row(1)}</div><div></div></div>
     <div><div>${row(2)}${row(3)}</div><div>${row(4)}</div><div></div></div>`,
  );
}

describe('the rows of a list', () => {
  it('are found in its blocks by index; a higher index finds the last row', () => {
    const list = listOfFive();
    expect(blocksIn(list).map((block) => block.childElementCount)).to.deep.equal([2, 0, 2, 1, 0]);
    const found = [0, 1, 2, 3, 4, 5, 99].map((index) => rowAt(list, index)?.textContent);
    expect(found).to.deep.equal(['0', '1', '2', '3', '4', '4', '4']);
  });

  it('are found from any node inside them, and know their index', () => {
    const inside = [...listOfFive().querySelectorAll('b')];
    expect(inside.map((element) => rowIndexOf(rowOf(element)))).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('are none without a list, or in an empty one', () => {
    expect(rowAt(null, 0)).to.equal(null);
    expect(rowAt(listWith(''), 0)).to.equal(null);
    expect(rowOf(listWith(''))).to.equal(null);
    expect(rowIndexOf(null)).to.equal(-1);
    expect(rowIndexOf(document.createElement('div'))).to.equal(-1);
  });
});

describe('controlOf', () => {
  for (const [title, content, expected] of [
    ['the link', '<a class="subject" href="#">own</a>', 'own'],
    [
      'the button, and none further inside',
      '<p><a class="subject">inner</a></p><button class="subject">own</button>',
      'own',
    ],
    [
      'the link below the label of a month',
      '<h3>May</h3><div class="row"><a class="subject">own</a></div>',
      'own',
    ],
    ['nothing if there is no target', '<p><a class="subject">inner</a></p>', undefined],
  ] as const) {
    it(`returns ${title}`, () => {
      const row = document.createElement('div');
      row.innerHTML = content;
      expect(controlOf(row)?.textContent).to.equal(expected);
    });
  }
});

describe('searchedTextsIn', () => {
  it('returns the texts of the fields that a search reads, in the rows that are shown', () => {
    const list = listWith(`<div><div>
      <div class="row">
        <a part="subject">subject<i class="spoken">spoken</i></a>
        <span class="state"
          ><span part="status tone">status</span><time part="time">time</time></span
        >
        <span part="number">number</span>
        <span part="mark">mark</span><span part="meta">me<b>ta</b></span><p>else</p>
      </div>
      <div class="row"><div class="own"><p part="time">own</p></div></div>
      <div class="row" hidden><span part="subject">hidden</span></div>
      <div><h3>May</h3><div class="row"><span part="subject">grouped</span></div></div>
      <div hidden><div class="row"><span part="subject">hidden</span></div></div>
    </div></div>`);
    const texts = blocksIn(list)
      .flatMap(searchedTextsIn)
      .map(({ data }) => data);
    expect(texts).to.deep.equal([
      'subject',
      'status',
      'number',
      'mark',
      'me',
      'ta',
      'own',
      'grouped',
    ]);
  });
});
