import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import type { Block } from '../model/blocks.js';
import { identityOf } from '../model/lead.js';
import { renderRow, type RowOptions } from './row.js';
import { hideTooltip, showTooltip } from './tooltip.js';

export interface ListState {
  readonly blocks: readonly Block[];
  /** How many rows the whole list has, as far as is known. */
  readonly size: number;
  readonly isBusy: boolean;
  readonly language: Language;
  readonly rowOptions: RowOptions;
}

/**
 * The rows, in blocks whose layout the browser can skip while they are out of sight. A block that
 * has not changed is not looked at again, so that a further page costs the same at any length.
 */
export function renderList(state: ListState): TemplateResult {
  const { blocks, size, isBusy, language, rowOptions } = state;
  return html`<div
    id="list"
    part="list"
    class=${rowOptions.statusTones ? 'list is-toned' : 'list'}
    role="list"
    aria-busy=${isBusy}
    @pointerover=${showTooltip}
    @pointerout=${hideTooltip}
  >
    ${guard([blocks, size, language, rowOptions], () => renderBlocks(state))}
  </div>`;
}

function renderBlocks({ blocks, size, language, rowOptions }: ListState): unknown {
  return repeat(
    blocks,
    ({ key }) => key,
    (block) =>
      guard([block, size, language, rowOptions], () =>
        renderBlock(block, size, language, rowOptions),
      ),
  );
}

/**
 * From here on the browser may skip the layout of blocks that are out of sight. It draws such a block
 * at an estimated height first, so that what is below it jumps when it comes.
 */
const FAR_START = 200;

/** The style is a property, since a strict policy forbids `style` attributes in templates. */
function renderBlock(
  { leads, start }: Block,
  size: number,
  language: Language,
  rowOptions: RowOptions,
): TemplateResult {
  return html`<div
    class=${start < FAR_START ? 'block' : 'block is-far'}
    .style=${`--rows: ${leads.length}`}
  >
    ${repeat(leads, identityOf, (lead, index) =>
      renderRow(lead, { position: start + index + 1, size }, language, rowOptions),
    )}
  </div>`;
}
