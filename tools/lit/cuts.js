/**
 * What the script-tag file leaves out of lit-html, as it stands in its production build: the
 * versions that a page's own Lit would warn about, the polyfills by which a page would change this
 * copy, too, and options of `render`, which is given none.
 *
 * What draws templates is whole: `renderLead` gives templates and directives of any copy of Lit,
 * and they reach everything in it.
 *
 * @type {[found: string, replacement: string][]}
 */
export const CUTS = [
  ['(t?.creationScope??l).importNode', 'l.importNode'],
  ['this._$Cv=e?.isConnected??!0', 'this._$Cv=!0'],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  ['this.options?.host??this.element', 'this.element'],
  [
    ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=(t,i,s)=>{const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h}',
    ',D=(t,i)=>{(i._$litPart$??=new k(i.appendChild(c()),null,void 0,{}))._$AI(t)}',
  ],
];

/**
 * What Lit and its Task do that their stand-ins beside this file do not, as the element's code would
 * have it: properties written back, converted by type, with an accessor of their own or a default;
 * other steps of an update; styles of several parts; a Task that is more than a function.
 */
export const MISSING = new RegExp(
  [
    /\b(?:reflect|useDefault|noAccessor|hasChanged|toAttribute|fromAttribute):/,
    /\btype: (?:Boolean|Number|Object|Array)\b/,
    /\b(\w+): \{[^{}]*\}[^]*\b[gs]et \1\(/,
    /\b(?:firstUpdated|shouldUpdate|scheduleUpdate|performUpdate|getUpdateComplete|hostUpdated?)\b/,
    /\b(?:hasUpdated|isUpdatePending|removeController|addInitializer|shadowRootOptions)\b/,
    /\b__(?:es)?[dD]ecorate\b|\bSymbol\.metadata\b/,
    /\bcss`[^`]*\$\{/,
    /\bnew Task\([^(]*\{|[tT]ask\.(?:value|error|status|render|taskComplete)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
