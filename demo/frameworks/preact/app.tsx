/** @jsxImportSource preact */
import 'client-leads';
import type {} from 'client-leads/preact';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import * as page from '../scenario.js';

function App() {
  const [{ clients, lang, messages, renderLead }, show] = useState(page.shown);
  useLayoutEffect(() => page.run(show), []);

  return clients.map((client, index) => (
    <client-leads
      key={index}
      siteCode="GIFT-01"
      client={client}
      apiBase={page.apiBase}
      firstPosition={1}
      lang={lang}
      selectable
      tokenProvider={page.tokenProvider}
      messages={messages}
      renderLead={renderLead}
      onleads-load={page.hearLoad}
      onleads-error={page.hearError}
      onlead-select={page.hearSelect}
    />
  ));
}

const root = document.querySelector('#app');
if (root) {
  render(<App />, root);
}
