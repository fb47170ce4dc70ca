import { JSDOM } from 'jsdom';
import { makeGlobal } from './dom-globals.js';
import { visitBadge, visitList } from './visit-list.js';

const { window } = new JSDOM('<!doctype html>', {
  url: 'http://localhost:3000',
  pretendToBeVisual: true,
});
makeGlobal(window);
await visitList('jsdom');
await visitBadge('jsdom');
