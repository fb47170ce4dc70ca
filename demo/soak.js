import { openLedger } from './leak-ledger.js';

const MOUNTS = 200;
const CLIENT_CHANGES = 200;
const REFRESHES = 2000;
const RETRIED_REFRESHES = 60;

/** Most rounds of collection; a few are enough. */
const COLLECTIONS = 20;

/** What the element says of the failures that are laid out here. */
const EXPECTED_ERROR = /^<client-leads> The API answered with HTTP 500\./;

/** The list moves, and the count is shown, so often. */
const MOVE_EVERY = 20;

const stage = document.querySelector('#stage');
const figures = new Map();
/** Each once. */
const faults = new Set();
const startTimer = window.setTimeout.bind(window);

window.addEventListener('error', ({ message }) => faults.add(message));
window.addEventListener('unhandledrejection', ({ reason }) => faults.add(String(reason)));
console.error = (text) => {
  if (!EXPECTED_ERROR.test(text)) {
    faults.add(text);
  }
};

const countOpen = openLedger();
const atStart = countOpen();
const atMost = { ...atStart };

/** The outcome, for who drives this page: what is wrong, nothing where it has passed. */
window.soak = soak()
  .catch((error) => faults.add(String(error)))
  .then(() => [...faults]);

const problems = await window.soak;
document.querySelector('#outcome').textContent =
  problems.length === 0 ? 'Пройдена.' : `Не пройдена: ${problems.join(' ')}`;

async function soak() {
  await loadScript('/dist/client-leads.min.js');
  const removed = [];
  for (const exercise of [mountAndRemove, changeClient, refresh, retry]) {
    removed.push(...(await exercise()));
  }
  await turn();
  checkOpen(countOpen());
  if (window.gc) {
    checkAlive(await countAlive(removed), removed.length);
  } else {
    show('Осталось в памяти', 'неизвестно: браузер запущен без --js-flags=--expose-gc');
  }
}

/** All that was opened must be closed; where nothing was ever open, nobody has looked. */
function checkOpen(atEnd) {
  for (const [name, count] of Object.entries(atEnd)) {
    show(`Осталось: ${name}`, `${count}, было до ${atMost[name]}`);
    if (count !== atStart[name]) {
      faults.add(`${name}: ${count}, not ${atStart[name]}.`);
    }
    if (atMost[name] === atStart[name]) {
      faults.add(`No ${name} were ever seen.`);
    }
  }
}

function checkAlive(alive, count) {
  show('Осталось в памяти', `${alive} из ${count}`);
  if (alive > 0) {
    faults.add(`${alive} of ${count} elements and shadow roots are alive.`);
  }
}

/** Elements that leave at every moment of their life. */
async function mountAndRemove() {
  const host = await createHost('soak-mounts');
  const removed = [];
  for (let round = 0; round < MOUNTS; round++) {
    const element = createElement(host, {
      'auto-load': '',
      'refresh-interval': '15000',
      loading: round % 2 ? 'lazy' : 'eager',
    });
    const outcome = nextOutcome(element);
    stage.append(element);
    // 0: it leaves at once.
    if (round % 5 === 1) {
      await element.updateComplete;
    }
    if (round % 5 >= 2) {
      await outcome;
    }
    if (round % 5 === 3) {
      await element.loadMore();
    }
    if (round % 5 === 4) {
      stage.prepend(element);
      void element.refresh();
    }
    removed.push(...leave(element));
    show('Появлений', round + 1);
  }
  return removed;
}

/** One element that is told of another client, mostly before it has the list of the last. */
async function changeClient() {
  const host = await createHost('soak-clients');
  const element = createElement(host, { client: '4' });
  stage.append(element);
  for (let round = 0; round < CLIENT_CHANGES; round++) {
    const outcome = nextOutcome(element);
    element.client = 1 + (round % 4);
    if (round % 3 === 0) {
      await outcome;
    }
    if (round % 3 === 1) {
      await element.updateComplete;
    }
    show('Смен клиента', round + 1);
  }
  await expectList(element, host, 'change of client');
  return leave(element);
}

/** One element that reads its list again and again, while it moves. */
async function refresh() {
  const host = await createHost('soak-refreshes');
  const element = createElement(host);
  const outcome = nextOutcome(element);
  stage.append(element);
  await outcome;
  let failed = 0;
  element.addEventListener('leads-error', () => failed++);
  for (let round = 1; round <= REFRESHES; round++) {
    if (round % MOVE_EVERY === 0) {
      await host.move();
    }
    await element.refresh();
    if (round % MOVE_EVERY === 0) {
      show('Обновлений', `${round}, из них неудачных ${failed}`);
    }
  }
  // The first page was the first of the requests of which each third failed.
  const expected = Math.floor((1 + REFRESHES) / 3);
  if (failed !== expected) {
    faults.add(`${failed} refreshes failed, not ${expected}.`);
  }
  await expectList(element, host, 'refresh');
  return leave(element);
}

/** The same against a host whose failures pass by themselves. */
async function retry() {
  const { random } = Math;
  // Then a try that follows another does not wait.
  Math.random = () => 0;
  const host = await createHost('soak-retries');
  const element = createElement(host);
  const outcome = nextOutcome(element);
  stage.append(element);
  await outcome;
  element.addEventListener('leads-error', () => faults.add('A second try failed.'));
  for (let round = 1; round <= RETRIED_REFRESHES; round++) {
    await element.refresh();
    show('Обновлений со второй попытки', round);
  }
  Math.random = random;
  await expectList(element, host, 'retry');
  return leave(element);
}

/** Takes the element away, and keeps no hold of it. */
function leave(element) {
  for (const [name, count] of Object.entries(countOpen())) {
    atMost[name] = Math.max(atMost[name], count);
  }
  const parts = [element, element.shadowRoot];
  element.remove();
  return parts.map((part) => new WeakRef(part));
}

/** How many are still there after collection. */
async function countAlive(references) {
  for (let round = 0; round < COLLECTIONS; round++) {
    await turn();
    window.gc();
  }
  await turn();
  return references.filter((reference) => reference.deref()).length;
}

/** The element must show what the host has, once the host is well. */
async function expectList(element, host, after) {
  await host.heal();
  await element.refresh();
  const shown = String(element.leads.map(({ id }) => id));
  const there = String(await host.ids(element.client));
  if (shown !== there) {
    faults.add(`After ${after} the list is ${shown}, not ${there}.`);
  }
}

/** Lets the browser go on with what waits. */
function turn() {
  return new Promise((resolve) => startTimer(resolve));
}

/** The first page has come, or failed. */
function nextOutcome(element) {
  return new Promise((resolve) => {
    for (const type of ['leads-load', 'leads-error']) {
      element.addEventListener(type, resolve, { once: true });
    }
  });
}

function createElement({ base }, attributes = {}) {
  const element = document.createElement('client-leads');
  const settings = {
    sitecode: 'GIFT-01',
    client: '1017',
    token: '55120938',
    'api-base': base,
    'first-position': '1',
    ...attributes,
  };
  for (const [name, value] of Object.entries(settings)) {
    element.setAttribute(name, value);
  }
  return element;
}

/** A host of its own, which fails every third request until it is healed. */
async function createHost(name) {
  const { id, path } = await ask(`hosts/${name}`);
  return {
    base: path,
    async move() {
      await ask(`hosts/${id}/insert`);
      await ask(`hosts/${id}/remove`);
    },
    heal: () => ask(`hosts/${id}/heal`),
    async ids(client) {
      const request = { SiteCode: 'GIFT-01', Client: client, Token: 1, Start: 1, Length: 200 };
      const page = await ask(`${path}api/client/LeadsPagingInfo`, request);
      return page.LeadsClients.map(({ Id }) => Id);
    },
  };
}

/**
 * @param {string} url
 * @param {object} [body]
 */
async function ask(url, body) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

/** Shows a figure under its name. */
function show(name, figure) {
  let line = figures.get(name);
  if (!line) {
    line = document.querySelector('#progress').appendChild(document.createElement('li'));
    figures.set(name, line);
  }
  line.textContent = `${name}: ${figure}`;
}
