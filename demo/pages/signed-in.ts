/** The attributes of the pages that name the client themselves, in the language of the page. */
const IN_ENGLISH = document.documentElement.lang === 'en';

/** The tones of the demo API's statuses, as JSON. */
const TONES = {
  [IN_ENGLISH ? 'Waiting for your reply' : 'Ожидает ответа клиента']: 'attention',
  [IN_ENGLISH ? 'In progress' : 'В работе']: 'progress',
  [IN_ENGLISH ? 'With the partner' : 'Передано партнёру']: 'progress',
  [IN_ENGLISH ? 'Resolved' : 'Решено']: 'success',
  [IN_ENGLISH ? 'Declined' : 'Отклонено']: 'danger',
};

export const LOOKS = { 'status-tones': JSON.stringify(TONES) };

export const SIGNED_IN = {
  sitecode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  'api-base': IN_ENGLISH ? '/en/' : '/',
};
