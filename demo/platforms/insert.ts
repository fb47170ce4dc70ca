/**
 * Inserts HTML into the page like a platform that creates scripts anew, one after another and
 * without their `data-` attributes.
 */
export function insert(html: string, into: Element): void {
  into.innerHTML = html;
  for (const script of into.querySelectorAll('script')) {
    const fresh = document.createElement('script');
    fresh.async = false;
    fresh.text = script.text;
    if (script.src) {
      fresh.src = script.src;
    }
    script.replaceWith(fresh);
  }
}

/** Runs a text as a script file of the site. */
export function runFile(text: string): void {
  const script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  document.head.append(script);
}
