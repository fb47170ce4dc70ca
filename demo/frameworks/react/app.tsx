import 'client-leads';
import type {} from 'client-leads/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [loaded, setLoaded] = useState(0);
  const [chosen, setChosen] = useState('—');
  return (
    <>
      <p>
        Загружено: {loaded}. Выбрано: {chosen}
      </p>
      <client-leads
        sessionUrl="../../session"
        siteCode="GIFT-01"
        selectable
        messages={{ heading: 'Мои обращения' }}
        statusTones={{ Решено: 'success' }}
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
