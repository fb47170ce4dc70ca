/** The texts of the pages, in the language of the page. */
const WORDS = {
  ru: { loaded: 'Загружено', chosen: 'Выбрано', heading: 'Мои обращения' },
  en: { loaded: 'Loaded', chosen: 'Chosen', heading: 'My inquiries' },
};

export const words = WORDS[document.documentElement.lang === 'en' ? 'en' : 'ru'];

export const tones = {
  'Ожидает ответа клиента': 'attention',
  'Waiting for your reply': 'attention',
  'В работе': 'progress',
  'In progress': 'progress',
  Решено: 'success',
  Resolved: 'success',
} as const;
