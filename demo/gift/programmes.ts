/** The certificate programmes, and where the shop says who its client is in each. */
export const PROGRAMMES = [
  {
    name: 'holiday',
    title: 'Праздник',
    about: 'Посуда, книги, игрушки: 2 000 магазинов',
    sessionUrl: '../session',
  },
  {
    name: 'journey',
    title: 'Путешествие',
    about: 'Поезда, гостиницы и экскурсии',
    sessionUrl: '../session?programme=journey',
  },
];

export type Programme = (typeof PROGRAMMES)[number];
