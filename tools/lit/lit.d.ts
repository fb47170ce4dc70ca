export { css, html, LitElement, nothing, render } from 'lit';
