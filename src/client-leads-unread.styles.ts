/** Lets the build remove white space, as it does from the styles of the list. */
const css = String.raw;

export const unreadStyles = css`
  :host {
    display: inline-block;
  }

  :host([hidden]),
  :host(:not(:state(shown))) {
    display: none !important;
  }

  .number {
    display: inline-block;
    box-sizing: border-box;
    min-width: 1.7em;
    /* Makes the line no taller when the number comes. */
    margin-block: -0.25em;
    padding-inline: 0.5em;
    border: 1px solid transparent;
    border-radius: var(--client-leads-border-radius, 0.75em);
    background: var(--client-leads-accent, light-dark(#0b5cad, #8ec5ff)) border-box;
    color: var(--client-leads-surface, light-dark(#fff, #1c2128));
    font-size: max(0.8em, 12px);
    font-weight: 700;
    line-height: 1.35;
    letter-spacing: normal;
    text-align: center;
    text-indent: 0;
    white-space: nowrap;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: clip;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media print {
    .number {
      border-color: currentcolor;
      background: none;
      color: inherit;
    }
  }

  @media (forced-colors: active) {
    .number {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
