/** Markdown as HTML, with the anchors that GitHub gives to headings. */
import { Marked } from 'marked';
import { getHeadingList, gfmHeadingId } from 'marked-gfm-heading-id';

export interface Heading {
  readonly level: number;
  readonly id: string;
  /** In HTML, without links. */
  readonly text: string;
}

interface Options {
  /** What all anchors begin with. */
  readonly prefix?: string;
  /** By how many levels the headings go down. */
  readonly deeper?: number;
  /** Returns where a link or a picture leads to from the page. */
  readonly hrefOf?: (href: string) => string;
}

const LOWEST_LEVEL = 6;

export function renderMarkdown(
  markdown: string,
  { prefix = '', deeper = 0, hrefOf = (href) => href }: Options = {},
): { html: string; headings: Heading[] } {
  const marked = new Marked(gfmHeadingId({ prefix }), {
    renderer: {
      // A wide block scrolls, by the keyboard too.
      code: ({ text: code }) => `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`,
    },
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') {
        token.href = hrefOf(String(token.href));
      } else if (token.type === 'heading') {
        token.depth = Math.min(Number(token.depth) + deeper, LOWEST_LEVEL);
      }
    },
  });
  const html = marked.parse(markdown, { async: false });
  const headings = getHeadingList().map(({ level, id, text }) => ({
    level,
    id,
    text: text.replaceAll(/<\/?a\b[^>]*>/g, ''),
  }));
  return { html, headings };
}

/** Escapes the ampersand first, since the other escapes contain it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
