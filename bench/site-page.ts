import type { Files } from './bundle.js';
import type { Contestant } from './contestants.js';

export type Visit = 'visit' | 'session';

/**
 * Writes a page of a site with its own text, so that fonts are loaded, and with content below the
 * list. In a session, the page knows the client only after it has asked: with a script, unless the
 * contestant asks itself.
 */
export function writePage(contestant: Contestant, files: Files, visit: Visit): string {
  const isInSession = visit === 'session';
  const { id, tag, attributes = '', sessionAttributes } = contestant;
  const isAsked = isInSession && sessionAttributes === undefined;
  const element = `<${tag} ${isInSession ? (sessionAttributes ?? '') : attributes}></${tag}>`;
  return `<!doctype html>
    <html lang="ru">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Личный кабинет</title>
      <link rel="icon" href="data:,">
      ${files[`${id}.css`] ? `<link rel="stylesheet" href="/files/${id}.css">` : ''}
      ${writeEarlyScript(contestant, files)}
      <script async src="/files/${id}.js"></script>
      <style>
        main > * { display: block }
        main > :not(:defined) { min-height: 900px }
      </style>
      <h1>Личный кабинет</h1>
      <p>Здравствуйте! У вас <b>1 017</b> баллов, карта № 55120938.</p>
      <main>${isAsked ? '' : element}</main>
      ${isAsked ? writeQuestion(element) : ''}
      <footer>Магазины · Помощь · Контакты</footer>`.replace(/^\s+/gm, '');
}

function writeEarlyScript({ early }: Contestant, files: Files): string {
  if (early === 'text') {
    return `<script>${files['early.js']}</script>`;
  }
  return early === 'file' ? '<script async src="/files/early.js"></script>' : '';
}

/** Asks who is signed in while other scripts are loading, and then adds the element. */
function writeQuestion(element: string): string {
  return `<script>
    fetch('/session/client', { method: 'POST' })
      .then((response) => response.json())
      .then(() => { document.querySelector('main').innerHTML = '${element.replace('</', '<\\/')}'; });
  </script>`;
}
