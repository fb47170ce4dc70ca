import type { Step } from '../pages-api.js';
import { createHost } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find, onClick } from './find.js';

const host = await createHost('moving');
/** The number of inquiries on the host. */
let count = 60;

const element = createElement({ 'api-base': host.base, 'refresh-interval': '15000' });
find('main', HTMLElement).append(element);

onClick('#insert', () => change('insert', 1, 'Сверху пришло новое обращение.'));
onClick('#remove', () => change('remove', -1, 'Третье сверху обращение отозвано.'));
onClick('#move', () => change('move', 0, 'Десятое обращение стало первым.'));
onClick('#refresh', () => element.refresh());
onClick('#fail', () => change('fail', 0, 'Хост отвечает ошибкой 500.'));
onClick('#heal', () => change('heal', 0, 'Хост отвечает.'));

/** Changes the host or its list, and shows a sentence about it. */
async function change(step: Step, added: number, sentence: string): Promise<void> {
  await host.change(step);
  count += added;
  find('#log', HTMLElement).textContent = `${sentence} На хосте теперь ${count}.`;
}
