/** The tests of `place` and `row-activation` find rows, blocks and controls. */
import { expect } from '@open-wc/testing';
import { blocksIn, listOf, searchedTextsIn } from '../../src/dom/row-elements.js';

describe('searchedTextsIn', () => {
  it('returns the texts of the fields that a search reads, in the rows that are shown', () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    root.innerHTML = `<div id="list"><div><div>
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
    </div></div></div>`;
    const texts = blocksIn(listOf(root)!)
      .flatMap(searchedTextsIn)
      .map(({ data }) => data);
    expect(texts).to.deep.equal(['subject', 'status', 'number', 'mark', 'me', 'ta', 'own']);
  });
});
