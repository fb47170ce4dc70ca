/** The certificate programmes. */
export const PROGRAMMES = [
  {
    name: 'holiday',
    title: 'Праздник',
    about: 'Посуда, книги, игрушки: 2 000 магазинов',
  },
  {
    name: 'journey',
    title: 'Путешествие',
    about: 'Поезда, гостиницы и экскурсии',
  },
];

export type Programme = (typeof PROGRAMMES)[number];
