import type { Step } from '../pages-api.js';
import { createHost } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find, onClick } from './find.js';

const host = await createHost('moving');
/** The number of inquiries on the host. */
let count = 60;
/** The token of the next sign-in is another one. */
let token = 55_120_938;

const element = createElement({ 'api-base': host.base, 'refresh-interval': '15000' });
find('main', HTMLElement).append(element);

onClick('#insert', () => change('insert', 1, 'Сверху пришло новое обращение.'));
onClick('#remove', () => change('remove', -1, 'Третье сверху обращение отозвано.'));
onClick('#move', () => change('move', 0, 'Десятое обращение стало первым.'));
onClick('#refresh', () => element.refresh());
onClick('#fail', () => change('fail', 0, 'Хост отвечает ошибкой 500.'));
onClick('#heal', () => change('heal', 0, 'Хост отвечает.'));
onClick('#refuse', () => change('refuse', 0, 'Хост больше не принимает токен.'));
onClick('#sign-in', async () => {
  await change('heal', 0, 'У клиента новый токен.');
  element.token = String(++token);
});

/** Changes the host or its list, and shows a sentence about it. */
async function change(step: Step, added: number, sentence: string): Promise<void> {
  await host.change(step);
  count += added;
  find('#log', HTMLElement).textContent = `${sentence} На хосте теперь ${count}.`;
}
