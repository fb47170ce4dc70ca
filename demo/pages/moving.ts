import type { HostContents } from '../api/host.js';
import type { Op } from '../api/lead-list.js';
import { createHost } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find, onClick } from './find.js';

/** The number of inquiries on the host. */
let count = 60;
/** The token of the next sign-in is another one. */
let token = 55_120_938;

const host = await createHost({ leads: count });
const element = createElement({ 'api-base': host.base });
find('main', HTMLElement).append(element);

onClick('#insert', () => change({ insert: {} }, 1, 'Сверху пришло новое обращение.'));
onClick('#remove', () => change({ remove: { at: 2 } }, -1, 'Третье сверху обращение отозвано.'));
onClick('#move', () => change({ move: { from: 9, to: 0 } }, 0, 'Десятое обращение стало первым.'));
onClick('#refresh', () => element.refresh());
onClick('#fail', () => fail(500, 'Хост отвечает ошибкой 500.'));
onClick('#heal', () => replace({}, 'Хост отвечает.'));
onClick('#refuse', () => fail(401, 'Хост больше не принимает токен.'));
onClick('#sign-in', async () => {
  await replace({}, 'У клиента новый токен.');
  element.token = String(++token);
});

async function change(op: Op, added: number, sentence: string): Promise<void> {
  await host.change(op);
  count += added;
  say(sentence);
}

function fail(status: number, sentence: string): Promise<void> {
  return replace({ fail: { status, when: 'always' } }, sentence);
}

async function replace(settings: HostContents['settings'], sentence: string): Promise<void> {
  await host.replace({ settings: settings ?? {} });
  say(sentence);
}

function say(sentence: string): void {
  find('#log', HTMLElement).textContent = `${sentence} На хосте теперь ${count}.`;
}
