import { css } from 'lit';

/**
 * A row is one grid. In a narrow list, its lines are the subject; status and date; mark, type, source
 * and form with the number. A wide list has status, date and number in columns of fixed widths.
 */
export const rowStyles = css`
  /* The top border of the first visible row is drawn outside the list and clipped. */
  .list::before {
    display: block;
    margin-bottom: -1px;
    content: '';
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
    grid: auto-flow dense / minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.375em 0.75em;
    padding: var(--gap) var(--inset);
    border-top: var(--line);
    line-height: 1.3;
    > :not(.subject-line, .own) {
      color: var(--muted);
      font-size: var(--small);
      font-variant-numeric: tabular-nums;
    }
    > :is(.subject-line, .own) {
      grid-column: 1 / -1;
    }
    > .status {
      justify-self: start;
      color: var(--text);
    }
    /* Without a status, beside the date. */
    > .details {
      grid-column: 1;
    }
    > .time {
      grid-area: 2 / 2;
    }
    > .number {
      grid-area: 3 / 2;
    }
    > :is(.time, .number) {
      justify-self: end;
      text-align: end;
    }
    &.is-unread {
      padding-inline-start: calc(var(--inset) - 0.25em);
      border-inline-start: 0.25em solid var(--accent);
      > .subject-line {
        font-weight: var(--strong);
      }
    }
    &:hover:has(a.subject, button.subject) {
      background: color-mix(in srgb, var(--accent) 6%, var(--surface));
    }
    &:focus-visible,
    &:has(:focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }

  .subject-line,
  .details {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-width: 0;
    > .badge {
      flex: none;
    }
  }

  .subject {
    all: unset;
    /* The API's text has its own direction, but starts at the side of the page's lines. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: isolate;
    /* A link or a button is as large as its row. */
    &:is(a, button) {
      cursor: pointer;
      &:hover {
        text-decoration: underline;
      }
      &::after {
        position: absolute;
        inset: 0;
        content: '';
      }
    }
  }

  .clamp {
    display: -webkit-box;
    overflow: clip;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    /* A link or a button opens the full text. */
    :is(a, button) > & {
      -webkit-line-clamp: 2;
    }
  }

  /* Above the link or button, which comes before it, so that a mouse can copy the number. */
  @media not (pointer: coarse) {
    .number {
      position: relative;
      cursor: text;
    }
  }

  .mark {
    min-width: 0;
    padding-inline: 0.5em;
    &.is-followed {
      flex: none;
      max-width: 50%;
    }
  }

  .meta {
    min-width: 0;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    > [aria-hidden] {
      display: block;
    }
  }

  .mark,
  .status {
    border: var(--line);
    border-radius: var(--radius);
  }

  /*
   * Each tone also has a shape, for readers who do not see its colour. It is made of borders, since
   * browsers do not print backgrounds. Further lines of the text begin under the first.
   */
  .status {
    --tone: var(--muted);
    --tint: var(--tone);
    --shape: none;

    padding: 0.05em 0.6em;
    border-color: color-mix(in srgb, var(--tone) 30%, transparent);
    background: color-mix(in srgb, var(--tint) 12%, var(--surface));
    &:not(.is-neutral) {
      padding-inline-start: 1.9em;
      text-indent: -1.3em;
      &::before {
        display: inline-block;
        width: 0;
        height: 0;
        margin-inline-end: 0.45em;
        border: 0.425em solid var(--tone);
        vertical-align: -0.05em;
        clip-path: var(--shape);
        content: '';
        forced-color-adjust: none;
        @media (forced-colors: active) {
          --tone: CanvasText;
        }
      }
    }
    &.is-progress {
      --tone: var(--client-leads-tone-progress, light-dark(#6639ba, #c297ff));

      /* A ring that is half full. */
      &::before {
        width: 0.85em;
        height: 0.85em;
        border-width: 0.15em;
        border-left-width: 0.425em;
        border-radius: 50%;
      }
    }
    &.is-attention {
      --tone: var(--client-leads-tone-attention, light-dark(#b35900, #f0a841));
      --tint: var(--client-leads-tone-attention, light-dark(#ff8a00, #ffa31a));
      --shape: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);

      border-color: var(--tone);
      font-weight: var(--strong);
    }
    &.is-success {
      --tone: var(--client-leads-tone-success, light-dark(#1a7f37, #56d364));
      --shape: polygon(0 55%, 14% 40%, 38% 62%, 86% 10%, 100% 24%, 38% 92%);
    }
    &.is-danger {
      --tone: var(--client-leads-tone-danger, light-dark(#b3261e, #ffa198));
      --shape: polygon(
        16% 0,
        50% 34%,
        84% 0,
        100% 16%,
        66% 50%,
        100% 84%,
        84% 100%,
        50% 66%,
        16% 100%,
        0 84%,
        34% 50%,
        0 16%
      );
    }
  }

  /*
   * A spoken pause between words that would otherwise run together, at the end of a field, since
   * Orca adds a full stop to a field without one. Each costs some 5 % of a row's style and layout
   * time, so type, source and form have commas in their text instead.
   */
  .subject-line > span.subject::after,
  .subject-line > .spoken::after,
  .status::after,
  .time::after,
  .is-followed::after {
    content: ',\\a0';
    font-size: 0;
  }

  /*
   * In the description of a link or button, status and date end with a full stop. Only then does a
   * date have an id. With a sibling combinator, Chromium would go through all rows whenever a page
   * is added.
   */
  .time[id]::after {
    content: '.\\a0';
  }

  /* In a sidebar, or with large text, words need more room and more lines. */
  @container (max-width: 16em) {
    .list,
    .notice {
      --inset: var(--gap);
    }
    .row,
    .subject-line,
    .details {
      display: flex;
      flex-wrap: wrap;
      > :is(.subject-line, .details, .own) {
        flex: 0 0 100%;
      }
    }
    .clamp {
      hyphens: auto;
      :is(a, button) > & {
        -webkit-line-clamp: 4;
      }
    }
  }

  /* Firefox prints nothing that is in a box without a layout of its own (seen in Firefox 153). */
  @media screen {
    @container (min-width: 54em) {
      .row {
        grid-template: auto 1fr / minmax(0, 1fr) 15em 11.5em;
        > .subject-line {
          grid-area: 1 / 1;
        }
        > .status {
          grid-area: 1 / 2 / span 2;
        }
        > .time {
          grid-area: 1 / 3;
        }
        > .number {
          grid-area: 2 / 3;
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
