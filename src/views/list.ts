import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import type { Block } from '../model/blocks.js';
import { identityOf, type Lead } from '../model/lead.js';
import { NOT_SHOWN, type ShownBlock } from '../model/shown-blocks.js';
import { renderRow, type RowOptions } from './row.js';
import { hideTooltip, showTooltip } from './tooltip.js';

export interface ListState {
  readonly blocks: readonly ShownBlock[];
  /** The rows that come first in their month, if those have labels. */
  readonly monthStarts: ReadonlySet<Lead>;
  /** How many rows the whole list has, as far as is known; -1 if it is not. */
  readonly size: number;
  /** Whether a filter is set, which may hide rows. */
  readonly isFiltered: boolean;
  /** Whether one is set, or was. */
  readonly hasFiltered: boolean;
  readonly isBusy: boolean;
  readonly language: Language;
  readonly rowOptions: RowOptions;
}

/** A list with a row of this index is long. */
const LONG_START = 200;

function isInLongPart({ block }: ShownBlock): boolean {
  return block.start >= LONG_START;
}

/**
 * Whether the browser may skip the layout of a block while it is out of sight. It draws such a block
 * at an estimated height first: nobody is to see that, unless the list is long.
 */
function isFar(shown: ShownBlock): boolean {
  return shown.block.isBelowNew || isInLongPart(shown);
}

/**
 * The rows, in blocks whose layout the browser can skip while they are out of sight. A block that
 * has not changed is not looked at again, so that a further page costs the same at any length.
 */
export function renderList(state: ListState): TemplateResult {
  const { blocks, monthStarts, size, isFiltered, hasFiltered, isBusy, language, rowOptions } =
    state;
  return html`<div
    id="list"
    part="list"
    class=${classMap({
      list: true,
      'is-toned': rowOptions.statusTones !== null,
      'is-filtered': isFiltered,
      'is-lazy': hasFiltered && blocks.some(isInLongPart),
    })}
    role="list"
    ?hidden=${blocks.every((block) => block.size === 0)}
    aria-busy=${isBusy}
    @pointerover=${(event: Event) => showTooltip(event, language)}
    @pointerout=${hideTooltip}
  >
    ${guard([blocks, monthStarts, size, language, rowOptions], () => renderBlocks(state))}
  </div>`;
}

function renderBlocks(state: ListState): unknown {
  const { blocks, monthStarts, size, language, rowOptions } = state;
  return repeat(
    blocks,
    ({ block }) => block.key,
    (shown) =>
      guard([shown, startsIn(shown.block, monthStarts), size, language, rowOptions], () =>
        renderBlock(shown, state),
      ),
  );
}

/** Returns what tells apart which rows of a block come first in their month. */
function startsIn({ leads }: Block, monthStarts: ReadonlySet<Lead>): string {
  return monthStarts.size > 0 ? leads.map((lead) => monthStarts.has(lead)).join() : '';
}

/** The style is a property, since a strict policy forbids `style` attributes in templates. */
function renderBlock(
  shown: ShownBlock,
  { monthStarts, size, language, rowOptions }: ListState,
): TemplateResult {
  const { block, positions, size: shownSize } = shown;
  return html`<div
    class=${isFar(shown) ? 'block is-far' : 'block'}
    ?hidden=${shownSize === 0}
    .style=${`--rows: ${shownSize}`}
  >
    ${repeat(block.leads, identityOf, (lead, index) => {
      const startsMonth = monthStarts.has(lead);
      const place = { position: positions[index] ?? NOT_SHOWN, size, startsMonth };
      return renderRow(lead, place, language, rowOptions);
    })}
  </div>`;
}
