import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import { NOT_SHOWN, type BlockGroup, type ShownBlock } from '../model/block-groups.js';
import { identityOf } from '../model/lead.js';
import { renderRow, type RowOptions } from './row.js';

export interface ListView {
  readonly groups: readonly BlockGroup[];
  /** The number of rows in the whole list, or -1 if it is unknown. */
  readonly size: number;
  /** Whether a filter is set, which may hide rows. */
  readonly isFiltered: boolean;
  /** Whether one is or was set. */
  readonly hasFiltered: boolean;
  readonly isBusy: boolean;
  readonly language: Language;
  readonly rowOptions: RowOptions;
}

/** The index of the first row that makes a list long. */
const LONG_START = 200;

function isInLongPart({ block }: ShownBlock): boolean {
  return block.start >= LONG_START;
}

/**
 * Whether the browser may skip the layout of a block while it is out of sight. The browser first
 * draws such a block at an estimated height, and rows in view could jump. In the first 200 rows,
 * the first block of each page therefore does not use `content-visibility`. The blocks below it are
 * out of sight.
 */
function isFar(shown: ShownBlock): boolean {
  return shown.block.isBelowNew || isInLongPart(shown);
}

/**
 * The rows, in blocks with `content-visibility`, since layout, not script, limits the length of a
 * list. In each frame, Chromium checks all elements with `content-visibility`, so the blocks of a
 * long list are in groups that it can skip, too. An unchanged block or group is not drawn again, so
 * a further page takes the same time at any length.
 */
export function renderList(state: ListView): TemplateResult {
  const { groups, size, isFiltered, hasFiltered, isBusy } = state;
  const { language, rowOptions } = state;
  const last = groups.at(-1)?.blocks.at(-1);
  const filtered = isFiltered ? 'is-filtered' : '';
  const lazy = hasFiltered && last && isInLongPart(last) ? 'is-lazy' : '';
  return html`<div
    id="list"
    part="list"
    class="list ${filtered} ${lazy}"
    role="list"
    ?hidden=${groups.every((group) => shownIn(group) === 0)}
    aria-busy=${isBusy}
  >
    ${guard([groups, size, language, rowOptions], () =>
      repeat(
        groups,
        ({ key }) => key,
        (group) => guard([group, ...dependenciesOf(state)], () => renderGroup(group, state)),
      ),
    )}
  </div>`;
}

/** Returns the values on which the rows of some blocks depend, in addition to the blocks. */
function dependenciesOf({ size, language, rowOptions }: ListView): readonly unknown[] {
  return [size, language, rowOptions];
}

function shownIn({ blocks }: BlockGroup): number {
  let count = 0;
  for (const { size } of blocks) {
    count += size;
  }
  return count;
}

function renderGroup(group: BlockGroup, state: ListView): TemplateResult {
  const [first] = group.blocks;
  const blocks = repeat(
    group.blocks,
    ({ block }) => block.key,
    (shown) => guard([shown, ...dependenciesOf(state)], () => renderBlock(shown, state)),
  );
  return renderRows(first !== undefined && isInLongPart(first), shownIn(group), blocks);
}

function renderBlock(shown: ShownBlock, { size, language, rowOptions }: ListView): TemplateResult {
  const { block, positions } = shown;
  const rows = repeat(block.leads, identityOf, (lead, index) => {
    const place = { position: positions[index] ?? NOT_SHOWN, size };
    return renderRow(lead, place, language, rowOptions);
  });
  return renderRows(isFar(shown), shown.size, rows);
}

/** The style is a property, since a strict policy forbids `style` attributes in templates. */
function renderRows(isFar: boolean, count: number, content: unknown): TemplateResult {
  return html`<div
    class=${isFar ? 'is-far' : nothing}
    ?hidden=${count === 0}
    .style=${`--rows: ${count}`}
  >
    ${content}
  </div>`;
}
