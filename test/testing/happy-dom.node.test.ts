import { Window } from 'happy-dom';
import { makeGlobal } from './dom-globals.js';
import { visitBadge, visitList } from './visit-list.js';

const window = new Window({ url: 'http://localhost:3000', console });
makeGlobal(window, ['fetch', 'Request', 'Response']);
await visitList('happy-dom');
await visitBadge('happy-dom');
