import 'client-leads';
import type {} from 'client-leads/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { tones, words } from '../words.js';

function App() {
  const [loaded, setLoaded] = useState(0);
  const [chosen, setChosen] = useState('—');
  return (
    <>
      <p>
        {words.loaded}: {loaded}. {words.chosen}: {chosen}
      </p>
      <client-leads
        sessionUrl="../../session"
        siteCode="GIFT-01"
        selectable
        messages={{ heading: words.heading }}
        statusTones={tones}
        onleads-load={({ detail }) => setLoaded(detail.loaded)}
        onlead-select={({ detail }) => setChosen(detail.lead.subject)}
      />
    </>
  );
}

const root = document.querySelector('#app');
if (root) {
  createRoot(root).render(<App />);
}
