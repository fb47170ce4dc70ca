import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import { NOT_SHOWN, type Block } from '../model/blocks.js';
import { identityOf } from '../model/lead.js';
import { renderRow, type RowOptions } from './row.js';

export interface ListView {
  readonly blocks: readonly Block[];
  /** The number of rows in the whole list, or -1 if it is unknown. */
  readonly size: number;
  /** Whether a filter is set, which may hide rows. */
  readonly isFiltered: boolean;
  readonly isBusy: boolean;
  readonly language: Language;
  readonly rowOptions: RowOptions;
}

/**
 * The rows, in blocks, since layout, not script, limits the length of a list: the browser skips the
 * layout of a block that is far from the viewport (`content-visibility`). An unchanged block is not
 * drawn again, so a further page takes the same time at any length.
 */
export function renderList(state: ListView): TemplateResult {
  const { blocks, size, isFiltered, isBusy, language, rowOptions } = state;
  return html`<div
    id="list"
    part="list"
    class=${isFiltered ? 'list is-filtered' : 'list'}
    role="list"
    ?hidden=${blocks.every((block) => block.size === 0)}
    aria-busy=${isBusy}
  >
    ${repeat(
      blocks,
      ({ key }) => key,
      (block) => guard([block, size, language, rowOptions], () => renderBlock(block, state)),
    )}
  </div>`;
}

/**
 * The browser first draws a far block at an estimated height, and rows in view could jump. Blocks
 * that come into view at once, the first of each page in a short list, are therefore not far.
 *
 * The style is a property, since a strict policy forbids `style` attributes in templates.
 */
function renderBlock(block: Block, { size, language, rowOptions }: ListView): TemplateResult {
  const { leads, positions, isFar } = block;
  return html`<div
    class=${isFar ? 'is-far' : nothing}
    ?hidden=${block.size === 0}
    .style=${`--rows: ${block.size}`}
  >
    ${repeat(leads, identityOf, (lead, index) => {
      const place = { position: positions[index] ?? NOT_SHOWN, size };
      return renderRow(lead, place, language, rowOptions);
    })}
  </div>`;
}
