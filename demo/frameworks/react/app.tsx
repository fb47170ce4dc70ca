import 'client-leads';
import type {} from 'client-leads/react';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as page from '../scenario.js';

function App() {
  const [{ sessionUrls, lang, messages, renderLead }, show] = useState(page.shown);
  useLayoutEffect(() => page.run(show), []);

  return sessionUrls.map((sessionUrl) => (
    <client-leads
      key={sessionUrl}
      sessionUrl={sessionUrl}
      firstPosition={1}
      siteCode="GIFT-01"
      lang={lang}
      selectable
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
  createRoot(root).render(<App />);
}
