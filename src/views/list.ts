import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import { groupsOf, NOT_SHOWN, type Block, type BlockGroup } from '../model/blocks.js';
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
 * layout of a block that is far from the viewport (`content-visibility`). In each frame, Chromium
 * checks every element with that property, so the blocks of a long list are in groups, which it skips
 * too. An unchanged block is not drawn again, so a further page takes the same time at any length.
 */
export function renderList(state: ListView): TemplateResult {
  const { blocks, isFiltered, isBusy } = state;
  return html`<div
    id="list"
    part="list"
    class=${isFiltered ? 'list is-filtered' : 'list'}
    role="list"
    ?hidden=${blocks.every((block) => block.size === 0)}
    aria-busy=${isBusy}
  >
    ${repeat(
      groupsOf(blocks),
      ({ key }) => key,
      (group, index) => renderGroup(group, index > 0, state),
    )}
  </div>`;
}

function renderGroup(
  { blocks, size: shown }: BlockGroup,
  isFar: boolean,
  state: ListView,
): TemplateResult {
  const { size, language, rowOptions } = state;
  const content = repeat(
    blocks,
    ({ key }) => key,
    (block) => guard([block, size, language, rowOptions], () => renderBlock(block, state)),
  );
  return renderBox(isFar, shown, content);
}

function renderBlock(block: Block, { size, language, rowOptions }: ListView): TemplateResult {
  const rows = repeat(block.leads, identityOf, (lead, index) => {
    const place = { position: block.positions[index] ?? NOT_SHOWN, size };
    return renderRow(lead, place, language, rowOptions);
  });
  return renderBox(block.isFar, block.size, rows);
}

/**
 * Renders a block or a group. The browser first draws a far one at an estimated height, and rows in
 * view could jump. Blocks that come into view at once, the first of each page in a short list, are
 * therefore not far, and neither is the first group.
 *
 * The style is a property, since a strict policy forbids `style` attributes in templates.
 */
function renderBox(isFar: boolean, rows: number, content: unknown): TemplateResult {
  return html`<div
    class=${isFar ? 'is-far' : nothing}
    ?hidden=${rows === 0}
    .style=${`--rows: ${rows}`}
  >
    ${content}
  </div>`;
}
