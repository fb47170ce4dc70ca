/**
 * Starts a page of the static site: registers the service worker that answers as the demo API, and
 * then runs the scripts of the page. Otherwise, the first visit would send requests to a host that
 * only serves files.
 */

const WORKER_URL = new URL('../../service-worker.js', import.meta.url);

const NO_WORKER =
  'Примеры не работают: браузер не даёт странице service worker, который отвечает за API. ' +
  'Нужен адрес https: или localhost и обычное, не приватное окно.';

try {
  await control(navigator.serviceWorker);
  runScripts();
} catch (error) {
  console.error(error);
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.textContent = NO_WORKER;
  document.body.prepend(alert);
}

/** Waits until the worker controls this page. Rejects if the page cannot have a worker. */
async function control(workers: ServiceWorkerContainer | undefined): Promise<void> {
  if (!workers) {
    throw new Error('This page has no navigator.serviceWorker.');
  }
  const controlled = new Promise((resolve) => {
    workers.addEventListener('controllerchange', resolve, { once: true });
  });
  await workers.register(WORKER_URL);
  const { active } = await workers.ready;
  if (!workers.controller) {
    active?.postMessage('claim');
    await controlled;
  }
}

/** Runs the scripts that the build has deferred, in order. */
function runScripts(): void {
  const template = document.querySelector<HTMLTemplateElement>('template#scripts');
  for (const { attributes } of template?.content.querySelectorAll('script') ?? []) {
    const script = document.createElement('script');
    script.async = false;
    for (const { name, value } of attributes) {
      script.setAttribute(name, value);
    }
    document.head.append(script);
  }
}
