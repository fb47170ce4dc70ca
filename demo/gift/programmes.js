/** The certificate programmes, each with the client's number in it. */
export const PROGRAMMES = {
  holiday: {
    title: 'Праздник',
    about: 'Посуда, книги, игрушки: 2 000 магазинов',
    siteCode: 'GIFT-01',
    client: '1017',
  },
  journey: {
    title: 'Путешествие',
    about: 'Поезда, гостиницы и экскурсии',
    siteCode: 'GIFT-01',
    client: '1021',
  },
};
