import { css } from 'lit';

/** The look of rows: of three lines, or of two in a wide list. */
export const rowStyles = css`
  /* A row has two gaps, a border, and lines with gaps between them: subject, status, small text. */
  .list {
    --row-height: calc(2 * var(--gap) + 1px + 2.05em + 2.6 * var(--small));

    @container (width >= 40em) {
      --row-height: calc(2 * var(--gap) + 1px + 1.675em + 1.3 * var(--small));
    }
  }

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
    display: flex;
    position: relative;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.375em 0.5em;
    padding: var(--gap) var(--inset);
    border-top: var(--line);
    line-height: 1.3;
    &.is-unread {
      > .subject-line {
        font-weight: var(--strong);
      }
      /* Covers the line between two rows, and is printed. */
      &::before {
        position: absolute;
        inset-block: -1px 0;
        inset-inline-start: 0;
        border-inline-start: 0.25em solid var(--accent);
        content: '';
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
    min-width: 0;
  }

  .subject-line,
  .details,
  .own {
    flex: 0 0 100%;
  }

  .subject-line {
    gap: 0 8px;
  }

  .time,
  .details {
    color: var(--muted);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }

  .time {
    margin-inline-start: auto;
  }

  /* A row without a status has its date at the end of the small line. */
  .is-beside-time {
    flex: 1 0 50%;
  }
  .subject-line,
  .is-beside-time {
    order: -1;
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

  /* No higher than the line. First for the eye, although the number is first for the ear. */
  .mark {
    flex: none;
    order: -1;
    max-width: 50%;
    margin-block: -1px;
    margin-inline-end: 8px;
    padding-inline: 0.5em;
    border: var(--line);
    border-radius: var(--radius);
    /* Unlike dir="auto", it leaves the margin at the side of the number. */
    unicode-bidi: plaintext;
  }

  /* A line may begin behind the dot's space, which a flex item would drop otherwise. */
  .number,
  .dot {
    flex: none;
    white-space: break-spaces;
  }

  .meta {
    min-width: 0;
  }

  /* One line, which may be shortened. */
  .mark,
  .meta > [aria-hidden] {
    display: block;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /*
   * Each tone also has a shape, for readers who do not see its colour. It is made of borders, since
   * browsers do not print backgrounds. Further lines of the text begin under the first.
   */
  .status {
    --tone: var(--muted);
    --tint: var(--tone);
    --shape: none;

    /* Its border and padding make its line no higher. */
    margin-block: calc(-0.05em - 1px);
    padding: 0.05em 0.5em;
    border-color: color-mix(in srgb, var(--tone) 30%, transparent);
    background: color-mix(in srgb, var(--tint) 12%, var(--surface));
    font-size: var(--small);
    &:not(.is-neutral) {
      padding-inline-start: 1.8em;
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
  @container (width < 20em) {
    .list,
    .notice {
      --inset: var(--gap);
    }
    .subject-line,
    .details {
      flex-wrap: wrap;
    }
    /* The badge stays behind the text, unless its longest word needs the line. */
    .subject {
      flex: 1 1 min-content;
      min-width: 0;
      max-width: max-content;
      overflow-wrap: break-word;
    }
    .meta > [aria-hidden] {
      white-space: normal;
    }
    .clamp {
      hyphens: auto;
      :is(a, button) > & {
        -webkit-line-clamp: 4;
      }
    }
    .mark {
      max-width: 100%;
    }
  }

  /* Firefox prints nothing that is in a box without a layout of its own (seen in Firefox 153). */
  @media screen {
    @container (width >= 40em) {
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) fit-content(15em) minmax(7em, max-content);
      }
      .time {
        grid-area: 1 / 3;
        text-align: end;
      }
      .details,
      .own {
        grid-column: 1 / -1;
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
    .details {
      flex-wrap: wrap;
    }
    .meta > [aria-hidden] {
      white-space: normal;
    }
    /* The text with the year takes the place of the text without it, which leaves no space. */
    .time[data-print] {
      display: inline-grid;
      grid-template-rows: auto 0;
      justify-items: end;
      visibility: hidden;
      &::before {
        content: attr(data-print);
        visibility: visible;
      }
    }
  }
`;
