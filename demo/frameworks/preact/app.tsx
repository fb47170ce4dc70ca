/** @jsxImportSource preact */
import 'client-leads';
import type {} from 'client-leads/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import {
  apiBase,
  buttonTexts,
  errorLine,
  loadLine,
  MESSAGES,
  otherClient,
  otherLanguage,
  renderLead,
  tokenProvider,
  withLine,
  type Language,
} from '../scenario.js';

function App() {
  const [isSignedIn, setSignedIn] = useState(true);
  const [client, setClient] = useState('1017');
  const [lang, setLang] = useState<Language>('ru');
  const [hasOwnRows, setOwnRows] = useState(false);
  const [hasSecond, setSecond] = useState(false);
  const [chosen, setChosen] = useState('—');
  const [log, setLog] = useState<string[]>([]);

  const texts = buttonTexts({ isSignedIn, client, lang, hasOwnRows, hasSecond });
  const clients = hasSecond ? [client, otherClient(client)] : [client];
  const write = (line: string) => setLog((lines) => withLine(lines, line));

  return (
    <>
      <div class="toolbar">
        <button id="sign" onClick={() => setSignedIn(!isSignedIn)}>
          {texts.sign}
        </button>
        <button id="client" onClick={() => setClient(otherClient(client))}>
          {texts.client}
        </button>
        <button id="language" onClick={() => setLang(otherLanguage(lang))}>
          {texts.language}
        </button>
        <button id="rows" onClick={() => setOwnRows(!hasOwnRows)}>
          {texts.rows}
        </button>
        <button id="second" onClick={() => setSecond(!hasSecond)}>
          {texts.second}
        </button>
      </div>
      <p>
        Выбрано: <output id="chosen">{chosen}</output>
      </p>
      <output id="log">{log.join('\n')}</output>
      {isSignedIn && (
        <div class="lists">
          {clients.map((client, index) => (
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
