import { expect, fixtureSync } from '@open-wc/testing';
import '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, rows, settled } from '../helpers/element.js';
import { overflowing } from '../helpers/geometry.js';
import { addStyle } from '../helpers/style-sheets.js';

/** Places that make a box no wider than its content. The element replaces the `<template>`. */
const PLACES: Readonly<Record<string, string>> = {
  'next to a long text in a row': `<div style="display:flex">
    <template></template><p>${'сосед '.repeat(200)}</p>
  </div>`,
  'as a float': '<div><template style="float:left"></template></div>',
  'in a grid column as narrow as its content':
    '<div style="display:grid;grid-template-columns:min-content 1fr"><template></template><p>x</p></div>',
  'in a table cell': '<table><tr><td><template></template></td></tr></table>',
};

describe('in a narrow place', () => {
  for (const [title, html] of Object.entries(PLACES)) {
    it(`is wide enough to read, ${title}, even if the page resets it`, async () => {
      const host = await DemoHost.create({ leads: 3 });
      const place = fixtureSync<HTMLElement>(`<div style="width:600px">${html}</div>`);
      const mark = place.querySelector('template')!;
      const element = mountFor(host, { style: mark.style.cssText });
      mark.replaceWith(element);
      await settled(element);
      expect(element.getBoundingClientRect().width).to.be.at.least(200);
      expect(rows(element)[0]!.getBoundingClientRect().width).to.be.at.least(190);
      addStyle('client-leads { all: unset !important; }');
      expect(element.getBoundingClientRect().width).to.be.at.least(200);
      expect(overflowing(element)).to.deep.equal([]);
    });
  }
});
