/** A programme of certificates, with the number that the client has in it. */
export interface Programme {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly siteCode: string;
  readonly client: string;
}

export const PROGRAMMES: readonly Programme[] = [
  {
    name: 'holiday',
    title: 'Праздник',
    about: 'Посуда, книги, игрушки: 2 000 магазинов',
    siteCode: 'GIFT-01',
    client: '1017',
  },
  {
    name: 'journey',
    title: 'Путешествие',
    about: 'Поезда, гостиницы и экскурсии',
    siteCode: 'GIFT-01',
    client: '1021',
  },
];
