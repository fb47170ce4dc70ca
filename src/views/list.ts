import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../i18n/language.js';
import { groupsOf, NOT_SHOWN, type Block, type BlockGroup } from '../model/blocks.js';
import { identityOf } from '../model/lead.js';
import type { ListState } from '../client-list/list-state.js';
import { renderRow, type RowOptions } from './row.js';
import { renderSkeleton } from './skeleton.js';

export interface ListView {
  readonly list: ListState;
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly rowOptions: RowOptions;
}

/**
 * The rows, in blocks, since layout, not script, limits the length of a list: the browser skips the
 * layout of a block that is far from the viewport (`content-visibility`). In each frame, Chromium
 * checks every element with that property, so the blocks of a long list are in groups, which it skips
 * too. An unchanged block is not drawn again, so a further page takes the same time at any length.
 *
 * @param further the number of rows that are being loaded, for which there are placeholders
 */
export function renderList(
  { list, blocks, language, rowOptions }: ListView,
  further: number,
): TemplateResult {
  const { leads, total, filterResult } = list;
  // The number of rows in a filtered list is unknown until all are read.
  const foundSize = filterResult?.isComplete ? filterResult.matching : -1;
  const size = filterResult ? foundSize : Math.max(total, leads.length);
  const renderBlock = (block: Block) => {
    const rows = repeat(block.leads, identityOf, (lead, index) =>
      renderRow({
        lead,
        position: block.positions[index] ?? NOT_SHOWN,
        size,
        language,
        options: rowOptions,
      }),
    );
    return renderBox(block.isFar, block.size, rows);
  };
  const renderGroup = (group: BlockGroup, index: number) => {
    const content = repeat(group.blocks, keyOf, (block) =>
      guard([block, size, language, rowOptions], () => renderBlock(block)),
    );
    return renderBox(index > 0, group.size, content);
  };
  return html`<div
    id="list"
    part="list"
    class=${filterResult ? 'list is-filtered' : 'list'}
    role="list"
    ?hidden=${blocks.every((block) => block.size === 0)}
    aria-busy=${further > 0}
  >
    ${repeat(groupsOf(blocks), keyOf, renderGroup)} ${renderSkeleton(further)}
  </div>`;
}

function keyOf({ key }: Block | BlockGroup): number {
  return key;
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
