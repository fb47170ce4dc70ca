const HOSTS = '/control/hosts';
const COUNT = 60;

const { id, path } = await ask(HOSTS, { leads: COUNT });
let count = COUNT;

const element = document.createElement('client-leads');
const settings = {
  sitecode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  'api-base': path,
  'refresh-interval': '15000',
};
for (const [name, value] of Object.entries(settings)) {element.setAttribute(name, value);}
document.querySelector('main').append(element);

const changes = {
  insert: () => change({ insert: { at: 0 } }, 1, 'Сверху пришло новое обращение.'),
  remove: () => change({ remove: { at: 2 } }, -1, 'Третье сверху обращение отозвано.'),
  move: () => change({ move: { from: 9, to: 0 } }, 0, 'Десятое обращение стало первым.'),
  refresh: () => element.refresh(),
};
for (const [name, handle] of Object.entries(changes)) {
  document.querySelector(`#${name}`).addEventListener('click', () => void handle());
}

/**
 * @param {object} op
 * @param {number} grown
 * @param {string} sentence
 */
async function change(op, grown, sentence) {
  await ask(`${HOSTS}/${id}/ops`, { ops: [op] });
  count += grown;
  document.querySelector('#log').textContent = `${sentence} На хосте теперь ${count}.`;
}

/**
 * @param {string} url
 * @param {object} body
 */
async function ask(url, body) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}
