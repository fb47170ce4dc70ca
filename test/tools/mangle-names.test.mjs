import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { internalNames } from '../../tools/mangle-names.js';

const namesOf = (code) => internalNames({ folder: 'dist', publicTypes: 'element.d.ts', code });

describe('names that the build shortens', () => {
  const names = namesOf('');

  it('are those of the inside', () => {
    for (const name of ['isPeriodRefused', 'hasMore', 'onLoadMore']) assert(names.includes(name));
  });

  it('are none that a page can see', () => {
    const ofElement = ['siteCode', 'renderLead', 'messages', 'loadMore', 'totalRows', 'version'];
    const ofEvents = ['leads', 'added', 'shown', 'total', 'unread', 'kind', 'code', 'message'];
    const ofLeads = ['number', 'time', 'iso', 'instant', 'subject', 'mark', 'form', 'source'];
    const ofMessages = ['heading', 'errorMore', 'newLeads', 'few', 'many'];
    for (const name of [...ofElement, ...ofEvents, ...ofLeads, ...ofMessages]) {
      assert(!names.includes(name), name);
    }
  });

  it('are none of the browser, of Lit or of the API', () => {
    const ofBrowser = ['addEventListener', 'adoptedStyleSheets', 'signal', 'handleEvent'];
    const ofLit = ['requestUpdate', 'hostConnected', 'taskComplete', 'renderBefore'];
    const ofApi = ['TotalRows', 'LeadsClients', 'ErrorCode'];
    for (const name of [...ofBrowser, ...ofLit, ...ofApi]) assert(!names.includes(name), name);
  });

  it('are none that the code has as a string', () => {
    const found = namesOf(`
      read(list, "hasMore", 'look', \`resumeAt\`);
      say("{arrived} new");
      html\`<p .isHeld=\${0}></p>\`;
    `);
    assert.deepEqual(
      names.filter((name) => !found.includes(name)),
      ['arrived', 'hasMore', 'isHeld', 'look', 'resumeAt'],
    );
  });
});
