/** The page of a shop, in the language that the query names; the rest are attributes of the list. */
const TEXTS = {
  ru: { title: 'Личный кабинет', help: 'Помощь', end: 'Конец страницы' },
  en: { title: 'My account', help: 'Help', end: 'End of the page' },
};

const { lang = 'en', ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
const texts = TEXTS[lang === 'ru' ? 'ru' : 'en'];
document.documentElement.lang = lang;
document.title = texts.title;
document.querySelector('h1')!.textContent = texts.title;
document.querySelector('a')!.textContent = texts.help;
document.querySelector('#end')!.textContent = texts.end;

const leads = document.createElement('client-leads');
for (const [name, value] of Object.entries(attributes)) {
  leads.setAttribute(name, value);
}
document.querySelector('#place')!.append(leads);
