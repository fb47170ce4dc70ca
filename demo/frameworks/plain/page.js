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
} from '../scenario.js';

/** @type {Parameters<typeof buttonTexts>[0]} */
const state = { isSignedIn: true, client: '1017', lang: 'ru', hasOwnRows: false, hasSecond: false };

/** @type {string[]} */
let log = [];

const lists = document.querySelector('.lists');
const first = lists.querySelector('client-leads');
const second = document.createElement('client-leads');
for (const { name, value } of first.attributes) {
  second.setAttribute(name, value);
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
  sign: () => (state.isSignedIn = !state.isSignedIn),
  client: () => (state.client = otherClient(state.client)),
  language: () => (state.lang = otherLanguage(state.lang)),
  rows: () => (state.hasOwnRows = !state.hasOwnRows),
  second: () => (state.hasSecond = !state.hasSecond),
};

for (const [name, act] of Object.entries(ACTIONS)) {
  document.querySelector(`#${name}`).addEventListener('click', () => {
    act();
    update();
  });
}

// The events bubble: one listener serves all lists of the page.
lists.addEventListener('leads-load', ({ target, detail }) => {
  write(loadLine(target.getAttribute('client'), detail));
});
lists.addEventListener('leads-error', ({ target, detail }) => {
  write(errorLine(target.getAttribute('client'), detail));
});
lists.addEventListener('lead-select', ({ detail }) => {
  document.querySelector('#chosen').textContent = detail.lead.subject;
});

/** @param {string} line */
function write(line) {
  log = withLine(log, line);
  document.querySelector('#log').textContent = log.join('\n');
}

function update() {
  const { isSignedIn, client, lang, hasOwnRows, hasSecond } = state;
  first.setAttribute('client', client);
  second.setAttribute('client', otherClient(client));
  for (const element of [first, second]) {
    element.setAttribute('api-base', apiBase);
    element.lang = lang;
    element.messages = MESSAGES[lang];
    element.renderLead = hasOwnRows ? renderLead : null;
    element.tokenProvider = tokenProvider;
  }
  show(first, isSignedIn);
  show(second, isSignedIn && hasSecond);
  for (const [name, text] of Object.entries(buttonTexts(state))) {
    document.querySelector(`#${name}`).textContent = text;
  }
}

/**
 * @param {Element} element
 * @param {boolean} isShown
 */
function show(element, isShown) {
  if (!isShown) {
    element.remove();
  } else if (!element.isConnected) {
    lists.append(element);
  }
}

update();
