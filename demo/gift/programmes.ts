/** The certificate programmes, with the client's number in each. */
export const PROGRAMMES = [
  {
    name: 'holiday',
    title: 'Праздник',
    about: 'Посуда, книги, игрушки: 2 000 магазинов',
    client: '1017',
  },
  {
    name: 'journey',
    title: 'Путешествие',
    about: 'Поезда, гостиницы и экскурсии',
    client: '1021',
  },
];

export type Programme = (typeof PROGRAMMES)[number];
