import { css } from 'lit';

/** The look of the controls above the list. */
export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    flex: 0 0 100%;
    gap: 0.5em 0.375em;
    font-size: max(1em, 14px);
    /* Safari on a phone zooms into a field with smaller text. */
    @media (pointer: coarse) {
      font-size: max(1em, 16px);
    }
  }

  .field {
    display: grid;
    color: var(--text);
    &.is-set {
      @media (forced-colors: active) {
        color: HighlightText;
      }
    }
    > * {
      grid-area: 1 / 1;
    }
    > svg {
      align-self: center;
      margin-inline: 0.5em;
      pointer-events: none;
    }
    > .arrow {
      justify-self: end;
      width: 0.75em;
    }
  }

  .control {
    padding: 0 0.375em;
    /* Has 3:1 wherever the muted text has 4.5:1. */
    border-color: color-mix(in srgb, var(--muted) 80%, var(--surface));
    background: color-mix(in srgb, var(--accent) var(--wash, 0%), var(--surface));
    appearance: none;
    /* A chosen status has its own direction, but starts at the side of the page's lines. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    .is-set > &,
    &[aria-pressed='true'] {
      --wash: 12%;

      border-color: var(--accent);
      &:active {
        --wash: 20%;
      }
      @media (forced-colors: active) {
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
    }
    &::placeholder {
      color: color-mix(in srgb, var(--text) 75%, var(--surface));
      opacity: 1;
    }
  }

  .search {
    flex: 1 1 100%;
    > .control {
      padding-inline: 2em var(--target);
    }
    /* Ours has a name and is large enough. */
    ::-webkit-search-cancel-button {
      display: none;
    }
    @container (width >= 40em) {
      flex: 1 0 12em;
      max-width: 24em;
    }
  }

  .status-field {
    flex: 1 1 100%;
    min-width: 0;
    > .control {
      padding-inline: 0.625em 1.5em;
    }
    @container (width >= 40em) {
      flex: 0 1 14.5em;
    }
  }

  /* One below another, or in one box if each word has its room. */
  .segments {
    display: flex;
    flex: 1 1 100%;
    flex-direction: column;
    gap: 0.375em;
    min-width: 0;
    font-size: max(0.875em, 14px);
    line-height: 1.2;
    overflow-wrap: break-word;
    @container (width >= 17em) and (width >= 280px) {
      flex-direction: row;
      gap: 0;
    }
    @container (width >= 40em) {
      flex: none;
      font-size: inherit;
    }
  }

  .segment {
    display: grid;
    flex: auto;
    place-items: center;
    min-width: auto;
    padding: 0.25em;
    text-align: center;
    /* The words, in front of the room that they may need. A longer word of the page's breaks. */
    > * {
      grid-area: 1 / 1;
      max-width: 95cqi;
    }
    > .room {
      visibility: hidden;
      font-weight: var(--strong);
    }
    /* In front of the borders that it shares with the others. */
    &[aria-pressed='true'] {
      z-index: 1;
      font-weight: var(--strong);
    }
    &:focus-visible {
      z-index: 2;
    }
    @container (width >= 17em) and (width >= 280px) {
      padding-inline: 0.5em;
      > * {
        max-width: 50cqi;
      }
      &:not(:first-child) {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      &:not(:last-child) {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
    }
  }

  .clear,
  .reset {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .clear {
    display: grid;
    place-items: center;
    justify-self: end;
    width: var(--target);
  }

  /* As high as other controls, but its line is no higher for it. It stands on the page. */
  .reset {
    margin-block: calc((1.45em - var(--target)) / 2);
    min-height: var(--target);
    padding: calc((var(--target) - 1.45em) / 2) 0;
    font-size: var(--small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button,
  .filters,
  .reset {
    @media print {
      display: none;
    }
  }
`;
