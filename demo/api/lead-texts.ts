export interface Random {
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

type Phrase = (random: Random) => string;

const certificate: Phrase = (random) => `${random.int(4100, 4999)}-${random.int(100000, 999999)}`;
const card: Phrase = (random) => `•••• ${random.int(1000, 9999)}`;
const amount: Phrase = (random) =>
  `${random.pick(['500', '1 000', '1 500', '2 000', '3 000', '5 000', '7 500', '10 000'])} ₽`;
const order: Phrase = (random) => String(random.int(120000, 989999));
const points: Phrase = (random) => String(random.int(2, 60) * 50);
const shop: Phrase = (random) => random.pick(SHOPS);

const SHOPS = (
  'магазине на Тверской, ТРЦ «Галерея», ТЦ «Мега Химки», магазине на Невском проспекте, ' +
  'ТРЦ «Планета» (Уфа), аптеке на ул. Ленина, гипермаркете в Казани, кофейне на Арбате, ' +
  'ТЦ «Сибирский молл»'
).split(', ');

/**
 * Topics of inquiries. A topic connects a kind of inquiry to its form and subjects, so that a row
 * reads like one person's inquiry.
 */
export const TOPICS = [
  topic('Подарочные сертификаты', 'Подарочный сертификат', [
    (random) => `Не пришёл сертификат № ${certificate(random)}`,
    (random) => `Сертификат № ${certificate(random)} не принимают в ${shop(random)}`,
    (random) => `Как проверить остаток по сертификату № ${certificate(random)}?`,
    (random) => `Продлить срок действия сертификата № ${certificate(random)}`,
    (random) => `Ошибка в имени получателя сертификата № ${certificate(random)}`,
    (random) => `Отправить сертификат на ${amount(random)} на другой адрес почты`,
    () => 'Можно ли оплатить одну покупку двумя сертификатами?',
    (random) => `Нужен счёт на ${random.int(5, 80)} сертификатов по ${amount(random)}`,
    (random) => `Сертификат на ${amount(random)}: не открывается ссылка из письма`,
    () => 'Заменить дизайн сертификата до отправки',
  ]),
  topic('Бонусные баллы', 'Личный кабинет: баллы', [
    (random) => `Не начислены баллы за заказ № ${order(random)}`,
    (random) => `Пропали ${points(random)} баллов`,
    (random) => `Начислить ${points(random)} баллов за покупку в ${shop(random)}`,
    () => 'Когда сгорают приветственные баллы?',
    (random) => `Баллы за заказ № ${order(random)} списаны дважды`,
    () => 'Объединить баллы с двух карт',
    () => 'Не пришли баллы ко дню рождения',
    (random) => `Вернуть ${points(random)} баллов после отмены покупки`,
  ]),
  topic('Карта участника', 'Обращение по карте', [
    (random) => `Заблокировать утерянную карту ${card(random)}`,
    (random) => `Карта ${card(random)} не считывается на кассе`,
    () => 'Привязать карту к новому номеру телефона',
    () => 'Сменить фамилию в анкете участника',
    (random) => `Выпустить дополнительную карту к ${card(random)}`,
    () => 'Почему понизился уровень карты?',
    (random) => `Чужие покупки по карте ${card(random)}`,
  ]),
  topic('Доставка', 'Доставка заказа', [
    (random) => `Где мой заказ № ${order(random)}?`,
    (random) => `Курьер не приехал, заказ № ${order(random)}`,
    (random) => `Изменить адрес доставки заказа № ${order(random)}`,
    (random) => `Заказ № ${order(random)} пришёл с повреждённой упаковкой`,
    (random) => `В заказе № ${order(random)} не хватает товара`,
    (random) => `Перенести доставку на ${random.int(10, 21)}:00`,
  ]),
  topic('Возврат и оплата', 'Заявление на возврат', [
    (random) => `Вернуть ${amount(random)} за отменённый заказ № ${order(random)}`,
    (random) => `Возврат сертификата № ${certificate(random)} в течение 14 дней`,
    (random) => `Деньги списаны дважды: ${amount(random)}`,
    () => 'Не пришёл электронный чек',
    (random) => `Оплата ${amount(random)} не прошла, а деньги списаны`,
    () => 'Справка о сроках возврата на карту банка',
    (random) => `Обменять товар из заказа № ${order(random)} на другой размер`,
  ]),
  topic('Сайт и приложение', 'Обратная связь', [
    () => 'Не приходит код подтверждения по СМС',
    () => 'Приложение закрывается при открытии раздела «Мои карты»',
    () => 'Не могу войти в личный кабинет',
    (random) => `Промокод на ${random.pick([5, 10, 15, 20])} % не применяется`,
    () => 'Отписать от рассылки',
    () => 'Удалить мои персональные данные',
  ]),
  topic('Благодарности и предложения', 'Обратная связь', [
    (random) => `Спасибо сотруднику в ${shop(random)}`,
    (random) => `Жалоба на обслуживание в ${shop(random)}`,
    () => 'Предложение: показывать баллы прямо в чеке',
    () => 'Добавьте, пожалуйста, сертификаты на 700 ₽',
  ]),
];

export const SOURCES: readonly string[] = (
  'Сайт, Личный кабинет, Мобильное приложение, Электронная почта, Телефон, Чат на сайте, ' +
  'Виджет сертификатов'
).split(', ');

/** The statuses of recent inquiries. Old ones are closed. */
export const OPEN_STATUSES = ['Новое', 'В работе', 'Ожидает ответа клиента', 'Передано партнёру'];

export const CLOSED_STATUSES: readonly string[] = ['Решено', 'Закрыто', 'Закрыто', 'Отклонено'];

export const MARKS: readonly string[] = ['Важное', 'Повторное', 'На контроле', 'Нужен звонок'];

function topic(type: string, form: string, subjects: readonly Phrase[]) {
  return { type, form, subjects };
}
