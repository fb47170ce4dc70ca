import { css } from 'lit';

/**
 * A row is one grid. In a narrow list, its lines are the subject, status and date, and type, source
 * and form with mark and number. A wide list has status and date in columns, whose widths are those
 * of the list (`columns.ts`): blocks with containment cannot share a subgrid.
 */
export const rowStyles = css`
  .list {
    /* The assumed height of a row that is not laid out. */
    --row-height: 5.75em;

    /* The top border of the first visible row is drawn outside the list and clipped. */
    &::before {
      display: block;
      margin-bottom: -1px;
      content: '';
    }
  }

  .is-far {
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--rows) * var(--row-height));
    .is-filtered & {
      /* The remembered heights are those of the rows before the filter. */
      contain-intrinsic-size: none calc(var(--rows) * var(--row-height));
    }
  }

  .row {
    display: grid;
    position: relative;
    grid-template-columns: minmax(0, auto) fit-content(9em) minmax(auto, 1fr);
    align-items: baseline;
    column-gap: 0.25em;
    padding: var(--gap) var(--inset);
    border-top: var(--line);
    line-height: 1.3;
    > * {
      color: var(--muted);
      font-size: var(--small);
      font-variant-numeric: tabular-nums;
      unicode-bidi: isolate;
    }
    > :is(.own, .subject) {
      all: unset;
      display: block;
      grid-area: 1 / 1 / auto / -1;
    }
    /* The API's text has its own direction, but starts at the side of the page's lines. */
    > :is(.subject, .meta) {
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .clamp {
      display: -webkit-box;
      overflow: clip;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: var(--lines, 5);
    }
    /* A link or a button opens the full text. */
    > :is(a, button).subject {
      --lines: 2;

      color: var(--accent);
      user-select: text;
      /* Covers the row, so that a middle click or the context menu works anywhere on it. */
      &::after {
        position: absolute;
        inset: 0;
        content: '';
      }
    }
    &.is-unread {
      padding-inline-start: calc(var(--inset) - 0.25em);
      border-inline-start: 0.25em solid var(--accent);
      > .subject {
        width: calc(100% - 3em);
        font-weight: var(--strong);
      }
    }
    > .unread {
      grid-area: 1 / 1 / auto / -1;
      justify-self: end;
    }
    /* The date is at the end of its line: that of the status, or the next if the status is long. */
    > .state {
      display: flex;
      grid-area: 2 / 1 / auto / -1;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: 0.75em;
      > * {
        margin-block-start: 0.25em;
      }
      > .time {
        margin-inline-start: auto;
      }
    }
    > .meta {
      grid-area: 3 / 1;
      margin-block-start: 0.35em;
      > [aria-hidden] {
        display: block;
      }
    }
    /* Its padding and border make the line no taller. */
    > .mark {
      grid-area: 3 / 2;
      margin: calc(0.3em - 1px) 0.25em calc(-0.05em - 1px);
      padding: 0.05em 0.5em 0;
    }
    > .number {
      grid-area: 3 / 3;
      justify-self: end;
      margin-block-start: 0.35em;
      white-space: nowrap;
      /* Lies above the link or button, so that it can be copied. */
      @media (hover: hover) and (pointer: fine) {
        position: relative;
        cursor: text;
      }
    }
    &:has(> :is(a, button)) {
      cursor: pointer;
      &:hover {
        background: color-mix(in srgb, var(--accent) 6%, var(--surface));
        > .subject {
          text-decoration: underline;
        }
      }
    }
    &:focus-visible,
    &:has(> :focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }

  .mark,
  .status {
    border: var(--line);
    border-radius: var(--radius);
  }

  /*
   * Each tone also has a shape, for readers who do not see its colour. It is made of borders, since
   * browsers do not print backgrounds. That of neutral is a ring. A filled shape has no other size than
   * its borders, whose widths are whole pixels: otherwise there would be a gap between them.
   */
  .status {
    --tone: var(--muted);
    --tint: var(--tone);

    padding: 0.1em 0.75em 0 0.6em;
    border-color: color-mix(in srgb, var(--tone) 30%, transparent);
    background: color-mix(in srgb, var(--tint) 12%, var(--surface));
    color: var(--text);
    &::before {
      display: inline-block;
      width: 0.85em;
      height: 0.85em;
      margin-inline-end: 0.45em;
      border: 0.15em solid var(--tone);
      border-radius: 50%;
      vertical-align: -0.05em;
      content: '';
      forced-color-adjust: none;
      @media (forced-colors: active) {
        --tone: CanvasText;
      }
    }
  }

  .is-progress {
    --tone: var(--client-leads-tone-progress, light-dark(#6639ba, #c297ff));
    &::before {
      border-left-width: 0.425em;
    }
  }

  .is-attention {
    --tone: var(--client-leads-tone-attention, light-dark(#b35900, #f0a841));
    --tint: var(--client-leads-tone-attention, light-dark(#ff8a00, #ffa31a));

    border-color: var(--tone);
    font-weight: var(--strong);
    &::before {
      scale: 0.7;
    }
  }

  .is-success {
    --tone: var(--client-leads-tone-success, light-dark(#1a7f37, #56d364));
    &::before {
      border-width: 0 0.3em 0.18em 0;
      border-radius: 0;
      translate: 0 -0.15em;
      rotate: 45deg;
      scale: 0.55 0.9;
    }
  }

  .is-danger {
    --tone: var(--client-leads-tone-danger, light-dark(#b3261e, #ffa198));
    &::before {
      mask:
        linear-gradient(#000 0 0) center / 100% 24% no-repeat,
        linear-gradient(#000 0 0) center / 24% 100% no-repeat;
    }
  }

  :is(.is-attention, .is-danger)::before {
    width: 0;
    height: 0;
    border-width: 0.425em;
    border-radius: 0;
    rotate: 45deg;
  }

  /*
   * A spoken pause between words that would otherwise run together, at the end of a field, since
   * Orca adds a full stop to a field without one. Each costs some 5 % of a row's style and layout
   * time, so type, source and form have commas in their text instead.
   */
  .row > :is(.subject, .spoken, .is-followed):not(a, button, .bar)::after,
  .state > :not(.bar)::after {
    content: ',\\a0';
    font-size: 0;
  }

  /*
   * In the description of a link or button, status and date end with a full stop. Only then does a
   * date have an id. With a sibling combinator, Chromium would go through all rows whenever a page
   * is added.
   */
  .state > .time[id]::after {
    content: '.\\a0';
  }

  /* In a sidebar, or with large text, words need more room and more lines. */
  @container (max-width: 16em) {
    .list,
    .notice {
      --inset: var(--gap);
    }
    .row .clamp {
      hyphens: auto;
    }
    .row > :is(a, button).subject {
      --lines: 4;
    }
    .row > .mark {
      grid-column: 1 / -1;
      justify-self: start;
      margin-inline: 0;
    }
    .row > :is(.meta, .number) {
      grid-row: 4;
    }
  }

  /* Firefox prints nothing that is in a box without a layout of its own (seen in Firefox 153). */
  @media screen {
    @container (min-width: 54em) {
      .list {
        --row-height: 4em;
      }
      .row {
        grid-template: auto auto 1fr / minmax(0, auto) fit-content(9em) minmax(0, 1fr) 0.5em var(
            --columns
          );
        > :is(.subject, .unread) {
          grid-column-end: 4;
        }
        > .state {
          display: contents;
          > * {
            margin-block-start: 0;
          }
          > .status {
            grid-area: 1 / 5 / span 3;
            justify-self: start;
          }
          > .time {
            grid-area: 1 / 6;
          }
        }
        > :is(.meta, .mark) {
          grid-row: 2;
        }
        /* Without a mark next to it, its width decides nothing, and is not measured. */
        > .number + .meta {
          grid-column-end: 4;
        }
        /* Below the date, however many lines the subject has. */
        > .number {
          grid-area: 1 / 6 / span 3;
          align-self: start;
          margin-block-start: 1.95em;
        }
      }
    }
  }

  @media print {
    .is-far {
      content-visibility: visible;
    }
    .row {
      break-inside: avoid;
    }
    /* The text with the year takes the place of the text without it, which leaves no space. */
    .time[data-print] {
      display: inline-grid;
      grid-template-rows: auto 0;
      visibility: hidden;
      &::before {
        content: attr(data-print);
        visibility: visible;
      }
    }
  }
`;
