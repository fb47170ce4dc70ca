const IN_ANGLES = /<!--[^]*?-->/g;
const IN_STARS = /\/\*[^]*?\*\//g;
const AFTER_SLASHES = /(^|\s)\/\/.*$/gm;
/** A colour or a selector has no space after the number sign. */
const AFTER_NUMBER_SIGN = /(^|\s)#\s.*$/gm;

const SCRIPT = [IN_STARS, AFTER_SLASHES];
const MARKUP = [IN_ANGLES, ...SCRIPT];
const SHELL = [AFTER_NUMBER_SIGN];

/** The comments of each language. One that is not here has none. */
const COMMENTS: Readonly<Record<string, readonly RegExp[]>> = {
  html: MARKUP,
  vue: MARKUP,
  svelte: MARKUP,
  php: [...MARKUP, ...SHELL],
  css: [IN_STARS],
  js: SCRIPT,
  jsx: SCRIPT,
  ts: SCRIPT,
  tsx: SCRIPT,
  typescript: SCRIPT,
  cs: SCRIPT,
  sh: SHELL,
  nginx: SHELL,
  apache: SHELL,
};

/** Returns code without comments and without what they leave: spaces and empty lines. */
export function withoutComments(language: string, code: string): string {
  return (COMMENTS[language] ?? [])
    .reduce((rest, comment) => rest.replace(comment, ''), code)
    .replace(/\s+$/gm, '')
    .replace(/^\n+/, '');
}
