const COUNT = 60;

const { id, path } = await post('hosts/moving');
let count = COUNT;

const element = document.createElement('client-leads');
const settings = {
  sitecode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  'api-base': path,
  'refresh-interval': '15000',
};
for (const [name, value] of Object.entries(settings)) {
  element.setAttribute(name, value);
}
document.querySelector('main').append(element);

const changes = {
  insert: () => change('insert', 1, 'Сверху пришло новое обращение.'),
  remove: () => change('remove', -1, 'Третье сверху обращение отозвано.'),
  move: () => change('move', 0, 'Десятое обращение стало первым.'),
  refresh: () => element.refresh(),
};
for (const [name, handle] of Object.entries(changes)) {
  document.querySelector(`#${name}`).addEventListener('click', () => void handle());
}

/**
 * @param {'insert' | 'remove' | 'move'} step
 * @param {number} grown
 * @param {string} sentence
 */
async function change(step, grown, sentence) {
  await post(`hosts/${id}/${step}`);
  count += grown;
  document.querySelector('#log').textContent = `${sentence} На хосте теперь ${count}.`;
}

/** @param {string} url */
async function post(url) {
  const response = await fetch(url, { method: 'POST' });
  return response.json();
}
