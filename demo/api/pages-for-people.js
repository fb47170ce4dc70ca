/** The pages that IIS and proxies answer with where a program expects an answer of the API. */

/** @import { Reply } from './exchange.js' */

/**
 * @param {number} status
 * @param {string} title
 * @param {string} text
 * @returns {Reply}
 */
function page(status, title, text) {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head>\r\n<body><h1>${title}</h1>\r\n<p>${text}</p></body></html>\r\n`,
  };
}

/** @param {number} status */
export function gatewayPage(status) {
  return page(status, 'Service Unavailable', `HTTP Error ${status}. The service is unavailable.`);
}

export function maintenancePage() {
  return page(200, 'Технические работы', 'Сервис скоро вернётся.');
}

export function loginPage() {
  return page(200, 'Вход', 'Введите логин и пароль.');
}
