import { css } from 'lit';

/** The look of rows: of three lines, or of two in a wide list. */
export const rowStyles = css`
  /*
   * A row has two gaps, a border, and lines with gaps between them: subject, status, small text. Most
   * subjects have two lines in a list of a phone's width.
   */
  .list {
    --row-height: calc(2 * var(--gap) + 1px + 3.55em + 2.6 * var(--small));

    /* The small text has two lines. */
    @container (width < 16em) {
      --row-height: calc(2 * var(--gap) + 1px + 3.55em + 3.9 * var(--small));
    }
    @container (width >= 30em) {
      --row-height: calc(2 * var(--gap) + 1px + 2.05em + 2.6 * var(--small));
    }
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
    &:focus-visible,
    &:has(:focus-visible) {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }

  .subject-line,
  .details,
  .own {
    flex: 0 0 100%;
    min-width: 0;
  }

  .details,
  .meta {
    display: flex;
    align-items: baseline;
  }

  .time,
  .details {
    color: var(--muted);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }

  .time {
    margin-inline-start: auto;
    /* Unlike dir="auto", it leaves margins and alignment at the sides of the row. */
    unicode-bidi: plaintext;
  }

  /* Without a status, the date is at the end of the small line, or of the subject. */
  .is-beside-time {
    flex: 1 0 50%;
  }
  .subject-line,
  .is-beside-time {
    order: -1;
  }

  .subject {
    --lines: 5;

    all: unset;
    /* The API's text has its own direction, but starts at the side of the page's lines. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: isolate;
    @container (width < 16em) {
      hyphens: auto;
    }
    /* A link or a button is as large as its row, and opens the full text. */
    &:is(a, button) {
      --lines: 2;

      cursor: pointer;
      @container (width < 16em) {
        --lines: 4;
      }
      &::after {
        position: absolute;
        inset: 0;
        background: color-mix(in srgb, var(--accent) var(--wash, 0%), transparent);
        content: '';
        forced-color-adjust: none;
      }
    }
  }

  .clamp {
    display: -webkit-box;
    overflow: clip;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--lines);
  }

  /* One above the other. */
  .is-unread .subject {
    display: grid;
    > * {
      grid-area: 1 / 1;
    }
  }

  /* Lines that are cut have one pixel more. */
  .lines {
    max-height: calc(var(--lines) * 1.3em + 1px);
    overflow: clip;
  }

  .unread {
    margin-inline-start: 8px;
  }

  /* Covers the end of the last line, but has no height unless the lines are cut. */
  .cut {
    display: flex;
    place-self: end;
    align-items: center;
    height: calc((100% - var(--lines) * 1.3em) * 99);
    max-height: 1.3em;
    padding-inline-start: 1em;
    background: var(--surface) content-box;
    overflow: clip;
    /* The text fades. A gradient does not mirror, but this one is alike from both sides. */
    &::before {
      flex: none;
      align-self: stretch;
      width: 2em;
      margin-inline: -1em;
      background: linear-gradient(to right, transparent, var(--surface), transparent);
      content: '';
      forced-color-adjust: none;
    }
  }

  @media (hover: hover) {
    .subject:is(a, button):hover :is(.clamp, .words) {
      text-decoration: underline;
    }
  }

  @media not (pointer: coarse) {
    /* Above the link or button, which comes before it, so that a mouse can copy the number. */
    .number {
      position: relative;
      cursor: text;
    }
  }

  /* The dot is in the gap before its text, and not seen if the text begins a line. */
  .details {
    flex-wrap: wrap;
    gap: 0 0.875em;
    /* With one pixel for the mark's border. */
    margin-block: -1px;
    padding-block: 1px;
    overflow: clip;
  }

  .dot {
    flex: none;
    width: 0.875em;
    margin-inline-start: -0.875em;
    text-align: center;
  }

  /* No higher than the line. First for the eye, although the number is first for the ear. */
  .mark {
    order: -1;
    margin-block: -1px;
    padding-inline: 0.5em;
    border: var(--line);
    border-radius: var(--radius);
    unicode-bidi: plaintext;
  }

  .mark,
  .short,
  .whole {
    min-width: 0;
    overflow: clip;
    text-overflow: ellipsis;
  }

  .short {
    @container (width >= 40em) {
      display: none;
    }
  }

  .whole {
    @container (width < 40em) {
      display: none;
    }
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
      /* prettier-ignore */
      --shape: polygon(16% 0, 50% 34%, 84% 0, 100% 16%, 66% 50%, 100% 84%, 84% 100%, 50% 66%, 16% 100%, 0 84%, 34% 50%, 0 16%);
    }
  }

  /*
   * A spoken pause between words that would otherwise run together, at the end of a field, since
   * Orca adds a full stop to a field without one. Each costs some 5 % of a row's style and layout
   * time, so type, source and form have commas in their text instead.
   */
  span.clamp.subject::after,
  .words::after,
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

  @container (width < 20em) {
    .list,
    .notice {
      --inset: var(--client-leads-gap, 0.625em);
      --gap: calc(0.75 * var(--inset));
    }
  }

  /* Firefox prints nothing that is in a box without a layout of its own (seen in Firefox 153). */
  @media screen {
    /* One small line. What has no room is in a second one, which is not seen. */
    @container (width >= 16em) {
      .details {
        height: calc(1.3em + 2px);
        white-space: nowrap;
      }
      .mark {
        max-width: 50%;
      }
      .meta {
        flex: 1 1 0;
        min-width: 3em;
      }
      /* The number stays beside the last word. As a block, it could begin a line. */
      .words::after {
        content: ',\\a0\\2060';
      }
      .lines > .unread {
        display: inline;
      }
    }
    @container (width >= 40em) {
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) fit-content(calc(18.4 * var(--small))) minmax(
            7em,
            max-content
          );
      }
      .time {
        grid-area: 1 / 3;
        justify-self: end;
      }
      .details,
      .own {
        grid-column: 1 / -1;
      }
      /* Further lines of a status are beside the small text. */
      .is-long {
        grid-area: 1 / 2 / span 2;
      }
      .is-beside-status {
        grid-column: 1;
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
    .time > * {
      display: none;
    }
    .time::before {
      content: attr(data-print);
    }
  }
`;
