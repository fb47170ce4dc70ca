import { css } from 'lit';

/** The look of the controls above the list, of hidden rows, and of search matches. */
export const filterStyles = css`
  .filters {
    display: grid;
    gap: var(--gap);
    margin-bottom: var(--gap);
  }

  .controls,
  .chips {
    display: flex;
    gap: 0.5em;
    min-width: 0;
  }

  .chips > * {
    flex: none;
    max-width: 11em;
  }

  /* With its tick. */
  .chips > .toggle {
    max-width: 15em;
  }

  /* The label is inside the field, above the value, and takes no extra space. */
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
    > * {
      grid-area: 1 / 1;
    }
    > label {
      z-index: 1;
      align-self: start;
      margin: 0.25em calc(0.75em + 1px) 0;
      color: var(--muted);
      font-size: var(--small);
      line-height: 1.2;
      pointer-events: none;
    }
    > .control {
      align-self: stretch;
      padding-block: 1.15em 0.25em;
      appearance: none;
    }
    > select {
      padding-inline-end: 2.25em;
    }
    > .glyph {
      z-index: 1;
      justify-self: end;
      margin-inline: 0.75em;
      pointer-events: none;
    }
  }

  .search {
    flex: 1 1 8em;
    > .control {
      padding-inline: 2.375em 2.75em;
    }
    > label {
      margin-inline-start: calc(2.375em / 0.8125);
    }
    &:has(> :placeholder-shown) > label {
      align-self: center;
      margin-block: 0;
      margin-inline-start: 2.375em;
      font-size: 1em;
    }
    > .glyph {
      justify-self: start;
      color: var(--muted);
    }
  }

  .glyph {
    flex: none;
    width: 1em;
    height: 1em;
  }

  .clear {
    display: grid;
    place-items: center;
    place-self: stretch end;
    width: max(2.75em, 44px);
    border: 0;
    background: none;
    color: var(--muted);
    font: inherit;
    cursor: pointer;
  }

  .control.is-set {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, var(--surface));
    color: var(--accent);
  }

  [aria-invalid='true'] {
    border-color: var(--danger);
  }

  form,
  .days {
    display: flex;
    flex: 1 1 18.75em;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--gap);
  }

  .days {
    max-width: 27em;
    > div {
      flex: 9em;
    }
    label {
      display: grid;
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

  ::highlight(client-leads) {
    background-color: light-dark(#ffe58a, #7a5c00);
    color: light-dark(#000, #fff);
  }

  @container (width < 40em) {
    .controls {
      flex-direction: column;
    }
    .search {
      flex: none;
    }
    .chips {
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

  /* Safari on a phone zooms into a field with smaller text. */
  @media (pointer: coarse) {
    .filters {
      font-size: max(1em, 16px);
    }
  }

  @media print {
    .filters {
      display: none;
    }
    .is-lazy .row {
      content-visibility: visible;
    }
  }

  @media (forced-colors: active) {
    .control.is-set {
      border-width: 3px;
    }
    ::highlight(client-leads) {
      background-color: Mark;
      color: MarkText;
    }
  }
`;
