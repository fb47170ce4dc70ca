import { applyEdits, nodesIn } from './ast.js';

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

const isTemplate = ({ type, tag }) => type === 'TaggedTemplateExpression' && TAGS.has(tag.name);

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
      const edits = [...nodesIn(this.parse(code))].filter(isTemplate).flatMap(({ tag, quasi }) => {
        const minify = tag.name === 'css' ? minifyCss : minifyHtml;
        return quasi.quasis.map(({ start, end, value }) => ({
          start,
          end,
          text: minify(value.raw),
        }));
      });
      return { code: applyEdits(code, edits), map: null };
    },
  };
}
