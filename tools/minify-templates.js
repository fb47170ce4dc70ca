const TAGS = new Set(['html', 'svg', 'css']);
const STRING = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/.source;
const CSS_COMMENT = new RegExp(`(${STRING})|/\\*[\\s\\S]*?\\*/`, 'g');
const CSS_SPACE = new RegExp(`(${STRING})|\\s*([{};,])\\s*|(:)\\s+|\\s+`, 'g');

/** @param {string} css */
function minifyCss(css) {
  return css
    .replace(CSS_COMMENT, (_, string) => string ?? ' ')
    .replace(CSS_SPACE, (_, string, mark, colon) => string ?? mark ?? colon ?? ' ')
    .replaceAll(';}', '}');
}

/** @param {string} html */
function minifyHtml(html) {
  return html.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' ');
}

/** @param {unknown} value */
const isNode = (value) => typeof (/** @type {any} */ (value)?.type) === 'string';

/**
 * @param {any} node
 * @returns {Generator<any>} the tagged templates in it, those inside others too
 */
function* taggedTemplates(node) {
  if (node.type === 'TaggedTemplateExpression' && TAGS.has(node.tag.name)) yield node;
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* taggedTemplates(child);
}

/**
 * Takes comments and needless white space out of `html`, `svg` and `css` literals, and nothing
 * else. The packages for this use whole HTML and CSS compilers, which drop declarations meant for
 * older browsers, join rules and leave SVG elements open; past compression they save nothing.
 *
 * @returns {import('rollup').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code) {
      const edits = [...taggedTemplates(this.parse(code))].flatMap(({ tag, quasi }) => {
        const minify = tag.name === 'css' ? minifyCss : minifyHtml;
        return quasi.quasis.map(({ start, end, value }) => ({
          start,
          end,
          text: minify(value.raw),
        }));
      });
      edits.sort((a, b) => b.start - a.start);
      for (const { start, end, text } of edits) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      return { code, map: null };
    },
  };
}
