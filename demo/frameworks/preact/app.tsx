/** @jsxImportSource preact */
import 'client-leads';
import type {} from 'client-leads/preact';
import { render } from 'preact';
import { useReducer, useState } from 'preact/hooks';
import {
  apiBase,
  buttonsOf,
  clientsOf,
  errorLine,
  FIRST_STATE,
  loadLine,
  MESSAGES,
  press,
  renderLead,
  tokenProvider,
  withLine,
} from '../scenario.js';

function App() {
  const [state, act] = useReducer(press, FIRST_STATE);
  const [log, write] = useReducer(withLine, []);
  const [chosen, setChosen] = useState('—');
  const { isSignedIn, lang, hasOwnRows } = state;

  return (
    <>
      <div class="toolbar">
        {buttonsOf(state).map(([name, text]) => (
          <button id={name} key={name} onClick={() => act(name)}>
            {text}
          </button>
        ))}
      </div>
      <p>
        Выбрано: <output id="chosen">{chosen}</output>
      </p>
      <output id="log">{log.join('\n')}</output>
      {isSignedIn && (
        <div class="lists">
          {clientsOf(state).map((client, index) => (
            <client-leads
              key={index}
              siteCode="GIFT-01"
              client={client}
              apiBase={apiBase}
              firstPosition={1}
              lang={lang}
              selectable
              tokenProvider={tokenProvider}
              messages={MESSAGES[lang]}
              renderLead={hasOwnRows ? renderLead : null}
              onleads-load={({ detail }) => write(loadLine(client, detail))}
              onleads-error={({ detail }) => write(errorLine(client, detail))}
              onlead-select={({ detail }) => setChosen(detail.lead.subject)}
            />
          ))}
        </div>
      )}
    </>
  );
}

const root = document.querySelector('#app');
if (root) {
  render(<App />, root);
}
