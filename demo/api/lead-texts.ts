/** The texts of inquiries, in Russian and, behind a bar, in English. */

export interface Random {
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export type Language = 'ru' | 'en';

/**
 * Topics of inquiries: a type with its form, followed by its subjects, so that a row reads like one
 * person's inquiry.
 */
const TOPICS = `
Подарочные сертификаты, Подарочный сертификат | Gift certificates, Gift certificate
  Не пришёл сертификат № {certificate} | Certificate {certificate} has not arrived
  Сертификат № {certificate} не принимают в {shop} | Certificate {certificate} is not accepted at {shop}
  Как проверить остаток по сертификату № {certificate}? | How do I check the balance of certificate {certificate}?
  Продлить срок действия сертификата № {certificate} | Extend certificate {certificate}
  Отправить сертификат на {amount} на другой адрес почты | Send a certificate for {amount} to another address
  Можно ли оплатить одну покупку двумя сертификатами? | Can I pay for one purchase with two certificates?
  Нужен счёт на {few} сертификатов по {amount} | I need an invoice for {few} certificates of {amount} each
  Заменить дизайн сертификата до отправки | Change the design of a certificate before it is sent
Бонусные баллы, Личный кабинет: баллы | Bonus points, Account: points
  Не начислены баллы за заказ № {order} | Points for order {order} are missing
  Пропали {points} баллов | {points} points have disappeared
  Начислить {points} баллов за покупку в {shop} | Add {points} points for a purchase at {shop}
  Когда сгорают приветственные баллы? | When do the welcome points expire?
  Баллы за заказ № {order} списаны дважды | Points for order {order} were taken twice
  Не пришли баллы ко дню рождения | My birthday points have not arrived
  Вернуть {points} баллов после отмены покупки | Return {points} points after a cancelled purchase
Карта участника, Обращение по карте | Membership card, Card request
  Заблокировать утерянную карту {card} | Block my lost card {card}
  Карта {card} не считывается на кассе | The checkout cannot read card {card}
  Привязать карту к новому номеру телефона | Link the card to a new phone number
  Сменить фамилию в анкете участника | Change the surname in my profile
  Почему понизился уровень карты? | Why has my card lost a level?
Доставка, Доставка заказа | Delivery, Order delivery
  Где мой заказ № {order}? | Where is my order {order}?
  Курьер не приехал, заказ № {order} | The courier did not come, order {order}
  Изменить адрес доставки заказа № {order} | Change the delivery address of order {order}
  Заказ № {order} пришёл с повреждённой упаковкой | Order {order} arrived in damaged packaging
  В заказе № {order} не хватает товара | An item is missing from order {order}
Возврат и оплата, Заявление на возврат | Refunds and payment, Refund request
  Вернуть {amount} за отменённый заказ № {order} | Refund {amount} for the cancelled order {order}
  Возврат сертификата № {certificate} в течение 14 дней | Return certificate {certificate} within 14 days
  Деньги списаны дважды: {amount} | I was charged twice: {amount}
  Не пришёл электронный чек | I have not received a receipt
  Обменять товар из заказа № {order} на другой размер | Exchange an item of order {order} for another size
Сайт и приложение, Обратная связь | Website and app, Feedback
  Не приходит код подтверждения по СМС | The confirmation code does not arrive
  Приложение закрывается при открытии раздела «Мои карты» | The app closes when I open “My cards”
  Не могу войти в личный кабинет | I cannot sign in to my account
  Удалить мои персональные данные | Delete my personal data
Благодарности и предложения, Обратная связь | Thanks and suggestions, Feedback
  Спасибо сотруднику в {shop} | Thank you to the staff at {shop}
  Жалоба на обслуживание в {shop} | A complaint about the service at {shop}
  Предложение: показывать баллы прямо в чеке | A suggestion: print the points on the receipt`;

const WORDS = {
  shops: `магазине на Тверской; ТРЦ «Галерея»; ТЦ «Мега Химки»; аптеке на ул. Ленина; кофейне на Арбате
    | the High Street shop; the Gallery mall; the Riverside mall; the Mill Lane pharmacy; the Old Town café`,
  sources: `Сайт; Личный кабинет; Мобильное приложение; Электронная почта; Телефон; Чат на сайте
    | Website; Account; Mobile app; Email; Phone; Website chat`,
  /** The statuses of the first rows: one of each tone. The second one waits for the client. */
  first: `Новое; Ожидает ответа клиента; В работе; Решено; Отклонено
    | New; Waiting for your reply; In progress; Resolved; Declined`,
  /** The statuses of recent inquiries. Old ones are closed. */
  open: `Новое; В работе; Ожидает ответа клиента; Передано партнёру
    | New; In progress; Waiting for your reply; With the partner`,
  closed: 'Решено; Закрыто; Закрыто; Отклонено | Resolved; Closed; Closed; Declined',
  marks: `Важное; Повторное; На контроле; Нужен звонок
    | Important; Repeated; Under review; Call needed`,
  amounts: `500 ₽; 1 000 ₽; 1 500 ₽; 2 000 ₽; 5 000 ₽; 7 500 ₽; 10 000 ₽
    | £5; £10; £15; £20; £50; £75; £100`,
};

/** The messages of the API, by `ErrorCode`. */
const ERRORS: Readonly<Record<number, string>> = {
  2: `Пользователь с токеном {token} не найден или его сеанс завершён. Войдите ещё раз.
    | The user with the token {token} was not found, or the session has ended. Sign in again.`,
  3: `Виджет с таким кодом сайта не зарегистрирован. | No widget is registered with this site code.`,
  10: `Сервис обращений временно недоступен. Попробуйте позже.
    | The inquiry service is temporarily unavailable. Try again later.`,
};

/** Returns the words of a kind. */
export function wordsIn(language: Language, kind: keyof typeof WORDS): readonly string[] {
  return inLanguage(language, WORDS[kind]).split('; ');
}

/** Returns the topics, each with its type, form and subjects. */
export function topicsIn(language: Language) {
  const topics = TOPICS.slice(1).split(/\n(?=\S)/);
  return topics.map((topic) => {
    const [head = '', ...subjects] = topic.split('\n').map((line) => inLanguage(language, line));
    const [type = '', form = ''] = head.split(', ');
    return { type, form, subjects };
  });
}

/** Returns the message of the API for an error, or null if it has none. */
export function errorIn(language: Language, code: number, token: bigint): string | null {
  const message = ERRORS[code];
  return message ? inLanguage(language, message).replace('{token}', String(token)) : null;
}

/** Replaces the placeholders of a subject, from left to right. */
export function fillSubject(subject: string, language: Language, random: Random): string {
  const values: Readonly<Record<string, () => string | number>> = {
    certificate: () => `${random.int(4100, 4999)}-${random.int(100000, 999999)}`,
    card: () => `•••• ${random.int(1000, 9999)}`,
    amount: () => random.pick(wordsIn(language, 'amounts')),
    order: () => random.int(120000, 989999),
    points: () => random.int(2, 60) * 50,
    shop: () => random.pick(wordsIn(language, 'shops')),
    few: () => random.int(5, 80),
  };
  return subject.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]?.()));
}

function inLanguage(language: Language, text: string): string {
  return text.split(/\s+\| /)[language === 'ru' ? 0 : 1]?.trim() ?? '';
}
