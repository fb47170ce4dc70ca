import { css } from 'lit';

/** The look of the controls above the list, of hidden rows, and of search matches. */
export const filterStyles = css`
  [hidden] {
    display: none !important;
  }

  .filters {
    display: grid;
    gap: var(--gap);
    margin-bottom: var(--gap);
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .chips {
    display: contents;
  }

  /* The label is inside the field, above the value, and takes no extra space. */
  .field {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: none;
    max-width: min(11em, 100%);

    > :is(label, input, select) {
      grid-area: 1 / 1;
    }

    > label {
      z-index: 1;
      align-self: start;
      margin: 0.3em 1em 0;
      overflow: clip;
      color: var(--muted);
      font-size: 0.75em;
      line-height: 1.2;
      text-overflow: ellipsis;
      white-space: nowrap;
      pointer-events: none;
    }

    > :is(input, select) {
      padding-block: 1.1em 0.3em;
    }

    /* Some browsers add their own pixels before the value. */
    > select {
      padding-inline-start: 0.625em;
    }
  }

  .search {
    flex: 1 1 8em;
    min-width: 0;
    max-width: none;

    > label {
      margin-inline-start: calc(2.375em / 0.75);
    }

    &:has(> :placeholder-shown) > label {
      align-self: center;
      margin-block: 0;
      margin-inline: 2.375em 0.75em;
      font-size: 1em;
    }

    > input {
      padding-inline: 2.375em 2.75em;
      appearance: none;
    }

    > input::-webkit-search-cancel-button {
      display: none;
    }

    > .glyph {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0.75em;
      margin-block: auto;
      color: var(--muted);
      pointer-events: none;
    }
  }

  .glyph {
    width: 1em;
    height: 1em;
  }

  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    width: max(2.75em, 44px);
    border: 0;
    background: none;
    color: var(--muted);
    font: inherit;
    cursor: pointer;
  }

  .pill {
    display: block;
    flex: none;
    min-height: max(2.75em, 44px);
    max-width: min(11em, 100%);
    padding: 0.5em 0.75em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;

    &.is-set {
      border-color: var(--accent);
      background: color-mix(in srgb, var(--accent) 10%, var(--surface));
      color: var(--accent);
    }
  }

  .is-filtered .is-far {
    /* The remembered heights are those of the rows before the filter. */
    contain-intrinsic-size: none calc(var(--rows) * var(--row-height));
  }

  /*
   * If a filter leaves a few rows of a long list, all blocks are in view. When the other rows
   * return, the browser would lay them all out together.
   */
  .is-lazy .row {
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--row-height) - 2 * var(--gap));
  }

  @media print {
    .filters {
      display: none;
    }

    .is-lazy .row {
      content-visibility: visible;
    }
  }

  ::highlight(client-leads) {
    background-color: light-dark(#ffe58a, #7a5c00);
    color: light-dark(#000, #fff);
  }

  @container (width < 40em) {
    .search {
      flex-basis: 100%;
    }

    .chips {
      display: flex;
      flex: 1 0 100%;
      gap: 0.5em;
      overflow-x: auto;
      scrollbar-width: none;

      > :is(.is-set, :has(> .is-set)) {
        order: -1;
      }

      /* Inside, since the scroller clips what is outside. */
      :focus-visible {
        outline-offset: -3px;
      }
    }
  }

  @media (forced-colors: active) {
    .pill.is-set {
      border-width: 3px;
    }

    ::highlight(client-leads) {
      background-color: Mark;
      color: MarkText;
    }
  }
`;
