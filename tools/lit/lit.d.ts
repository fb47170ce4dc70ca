/** The types of the stand-ins are Lit's. */
export { css, html, LitElement, nothing, render } from 'lit';
