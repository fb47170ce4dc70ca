import { css } from 'lit';

/**
 * In a narrow container, a row is a few lines, in which number and mark are floats that move to the
 * line below if the first has no room. In a wide container, it is a grid with aligned columns.
 */
export const rowStyles = css`
  /* The assumed height of a row that is not laid out. */
  .list {
    --row-height: 5.75em;
  }

  .row {
    position: relative;
    display: flow-root;
    padding: var(--gap) calc(var(--gap) * 1.5);
    line-height: 1.3;

    > * {
      color: var(--muted);
      font-size: 0.8125em;
      unicode-bidi: isolate;
    }

    > :is(.own, .subject) {
      all: unset;
      display: block;
      box-sizing: border-box;
    }

    > .subject {
      font-weight: 500;
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
      -webkit-line-clamp: 5;
    }

    /* A link or a button opens the full text. */
    > :is(a, button) > .clamp {
      -webkit-line-clamp: 2;
    }

    &.is-unread {
      padding-inline-start: calc(var(--gap) * 1.5 - 0.25em);
      border-inline-start: 0.25em solid var(--accent);

      > .subject {
        width: calc(100% - 3em);
        font-weight: 700;
      }
    }

    /* Its em is smaller than that of the row. */
    > .unread {
      position: absolute;
      inset-block-start: calc(var(--gap) + 0.1em);
      inset-inline-end: calc(var(--gap) * 1.5 + 0.2em);
      min-width: 1.7em;
      padding-inline: 0.5em;
      border: 1px solid transparent;
      border-radius: var(--radius);
      background: var(--accent) border-box;
      color: var(--surface);
      font-weight: 700;
      line-height: 1.5;
      text-align: center;
      white-space: nowrap;
    }

    > .status {
      display: inline-block;
      max-width: 100%;
      margin-block-start: 0.25em;
      margin-inline-end: 0.25em;
    }

    /* Aligned with the words of a status, which has a padding and a border. */
    > .time {
      display: inline-block;
      margin-block-start: calc(0.3em + 1px);
    }

    > :is(.time, .number) {
      font-variant-numeric: tabular-nums;
    }

    > .number {
      cursor: text;
    }

    /* On a line below, aligned with the lower edge of the words there. */
    > :is(.number, .mark) {
      float: inline-end;
      max-width: 100%;
      margin-block: calc(0.35em + 1px) calc(-0.2em - 1px);
      margin-inline-start: 0.75em;
    }

    /* Its direction may differ from that of the row. */
    > .mark {
      margin-block: 0.3em -0.3em;
      margin-inline: 0;
      margin-left: 0.75em;
      padding: 0.05em 0.5em 0;
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }

    &:dir(rtl) > .mark {
      margin-left: 0;
      margin-right: 0.75em;
    }

    /* Moves below a mark that leaves too little space. The padding separates the two. */
    > .meta {
      display: flow-root;
      min-width: 3em;
      padding-block-start: 0.15em;
    }

    > .meta > [aria-hidden] {
      display: block;
      overflow: clip;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    > :is(a, button).subject {
      color: var(--accent);
      user-select: text;
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
    &:has(> :focus-visible),
    .item:focus-visible > & {
      outline: 2px solid var(--accent);
      outline-offset: -3px;
      border-radius: var(--radius);
    }
  }

  .item:focus-visible {
    outline: none;
  }

  .group-label {
    height: 2em;
    margin: 0;
    padding-inline: calc(var(--gap) * 1.5);
    background: color-mix(in srgb, var(--muted) 8%, var(--surface));
    overflow: clip;
    color: var(--muted);
    font-size: 1em;
    font-weight: 600;
    line-height: 2em;
    text-overflow: ellipsis;
    white-space: nowrap;

    > span {
      font-size: 0.8125em;
    }

    &::first-letter {
      text-transform: uppercase;
    }
  }

  .status {
    --tone: var(--muted);

    padding: 0.1em 0.75em 0 0.6em;
    border: 1px solid color-mix(in srgb, var(--tone) 30%, transparent);
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--tone) 12%, var(--surface));
    color: var(--text);
    font-weight: 500;
  }

  .is-progress {
    --tone: var(--client-leads-tone-progress, light-dark(#6639ba, #c297ff));
  }

  .is-attention {
    --tone: var(--client-leads-tone-attention, light-dark(#b35900, #f0a841));

    border-color: var(--tone);
    background: color-mix(in srgb, var(--tone) 28%, var(--surface));
    font-weight: 700;
  }

  .is-success {
    --tone: var(--client-leads-tone-success, light-dark(#1a7f37, #56d364));
  }

  .is-danger {
    --tone: var(--client-leads-tone-danger, light-dark(#b3261e, #ffa198));
  }

  /*
   * Each tone also has a shape, for readers who do not see its colour. It is made of borders, since
   * browsers do not print backgrounds. That of neutral is a ring.
   */
  .status::before {
    display: inline-block;
    box-sizing: border-box;
    width: 0.85em;
    height: 0.85em;
    margin-inline-end: 0.45em;
    border: 0.15em solid var(--tone);
    border-radius: 50%;
    vertical-align: -0.05em;
    content: '';
    forced-color-adjust: none;
  }

  .is-progress::before {
    border-left-width: 0.425em;
  }

  /* No gap between the borders, whose widths are whole pixels. */
  :is(.is-attention, .is-danger)::before {
    width: 0;
    height: 0;
    border-width: 0.425em;
    border-radius: 0;
  }

  .is-attention::before {
    rotate: 45deg;
    scale: 0.7;
  }

  .is-success::before {
    border-width: 0 0.3em 0.18em 0;
    border-radius: 0;
    translate: 0 -0.15em;
    rotate: 45deg;
    scale: 0.55 0.9;
  }

  .is-danger::before {
    clip-path: polygon(
      18% 0,
      50% 32%,
      82% 0,
      100% 18%,
      68% 50%,
      100% 82%,
      82% 100%,
      50% 68%,
      18% 100%,
      0 82%,
      32% 50%,
      0 18%
    );
    scale: 0.8;
  }

  /*
   * A spoken pause between words that would otherwise run together, at the end of a field, since
   * Orca adds a full stop to a field without one. Each costs some 5 % of a row's style and layout
   * time, so type, source and form have commas in their text instead.
   */
  .row > :is(.subject, .spoken, .status, .time, .is-followed):not(a, button, .bar)::after {
    content: ',\\a0';
    font-size: 0;
  }

  /*
   * In the description of a link or button, status and date end with a full stop. Only then does a
   * date have an id. With a sibling combinator, Chromium would go through all rows whenever a page
   * is added.
   */
  .row > .time[id]::after {
    content: '.\\a0';
  }

  /* In a sidebar, or with large text, words need more lines. */
  @container (max-width: 16em) {
    .row .clamp {
      hyphens: auto;
    }

    .row > :is(a, button) > .clamp {
      -webkit-line-clamp: 4;
    }
  }

  /* Firefox prints no rows that are grids (seen in Firefox 153). */
  @media screen {
    @container (min-width: 54em) {
      .list {
        --row-height: 4.25em;
      }

      .row {
        display: grid;
        /* A mark, which few rows have, uses space from type, source and form. */
        grid-template-columns: minmax(0, 1fr) fit-content(9em) 16em 10em;
        /* The last row provides space for a status of several lines next to subject and meta. */
        grid-template-rows: repeat(3, auto) 1fr;
        align-items: baseline;
        column-gap: 1em;

        > .own {
          grid-column: 1 / -1;
        }

        > :is(.subject, .unread) {
          grid-area: 2 / 1 / auto / span 2;
        }

        > .unread {
          inset-block-start: 0;
          inset-inline-end: 0;
        }

        > .status {
          grid-area: 2 / 3 / span 3;
        }

        > .time {
          grid-area: 2 / 4;
        }

        > .meta {
          grid-area: 3 / 1;
        }

        > .mark {
          grid-area: 3 / 2;
        }

        > .number {
          grid-area: 3 / 4;
        }

        > :is(.status, .mark, .number),
        &:dir(rtl) > .mark {
          justify-self: start;
          margin-inline: 0;
        }
      }
    }
  }

  @media print {
    .row > .unread {
      border-color: currentcolor;
      background: none;
      color: var(--text);
    }

    /* The text with the year takes the place of the text without it, which leaves no space. */
    .row > .time[data-print] {
      display: inline-grid;
      grid-auto-rows: 0;
      visibility: hidden;

      &::before {
        content: attr(data-print);
        visibility: visible;
      }
    }
  }

  @media (forced-colors: active) {
    .status::before {
      --tone: CanvasText;
    }

    .row > .unread {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
