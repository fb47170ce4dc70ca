/**
 * @typedef {object} Cut
 * @property {string} module of Lit
 * @property {RegExp} [unless] what the element's own code must not have for the cut to be right
 * @property {[found: string, replacement: string][]} edits in the order of the module
 */

/**
 * What the script-tag file leaves out of Lit, as it stands in Lit's production build.
 *
 * Of lit-html, what draws templates is whole: `renderLead` gives templates and directives of any
 * copy of Lit, and they reach everything in it.
 *
 * @type {Cut[]}
 */
export const CUTS = [
  // The versions that a page's own Lit would warn about, and the polyfills by which a page would
  // change this copy, too.
  {
    module: 'lit-html/lit-html.js',
    edits: [
      [
        ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=',
        ';const D=',
      ],
    ],
  },
  {
    module: 'lit-element/lit-element.js',
    edits: [
      [
        ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
        ';',
      ],
      ['(s.litElementVersions??=[]).push("4.2.2");', ''],
    ],
  },
  {
    module: '@lit/reactive-element/reactive-element.js',
    edits: [
      ['p=a.reactiveElementPolyfillSupport,', ''],
      [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ],
  },
  // Properties written back as attributes, with the defaults that are not; and attributes that are
  // no strings, since settings are read from strings in one place.
  {
    module: '@lit/reactive-element/reactive-element.js',
    unless: /\breflect:|\buseDefault:|\btoAttribute\b|\btype: (?:Boolean|Number|Object|Array)\b/,
    edits: [
      ['l=c?c.emptyScript:"",', ''],
      [
        'u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
        'u={fromAttribute:t=>t}',
      ],
      ['reflect:!1,useDefault:!1,', ''],
      ['this._$Em=null,this._$Ev()', 'this._$Ev()'],
      [
        '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}',
        '',
      ],
      ['void 0!==e&&this._$Em!==e', 'void 0!==e'],
      [
        'this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null',
        'this[e]=h.fromAttribute(s,t.type)',
      ],
      ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      [
        'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
        'C(t,s){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}',
      ],
      ['this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
    ],
  },
  // Properties that the class has accessors of its own for, or that have symbols for names.
  {
    module: '@lit/reactive-element/reactive-element.js',
    unless: /\b(\w+): \{[^{}]*\}[^]*\b[gs]et \1\(|\{ noAccessor:/,
    edits: [
      [',this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0)', ''],
      [
        'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}',
        'return{get(){return this[s]},set(h){const e=this[s];this[s]=h,this.requestUpdate(t,e,i)}',
      ],
      ['[...r(t),...o(t)]', 'r(t)'],
      [
        'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
        '',
      ],
    ],
  },
  // What decorators ask for.
  {
    module: '@lit/reactive-element/reactive-element.js',
    unless: /\baddInitializer\b|\bSymbol\.metadata\b|\b__decorate\b|\b__esDecorate\b/,
    edits: [
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [
        'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        '',
      ],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
    ],
  },
  // More than one sheet of styles, which would throw, and a literal of several parts.
  {
    module: '@lit/reactive-element/reactive-element.js',
    unless: /\bcss`[^`]*\$\{/,
    edits: [
      [
        'static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
        'static finalizeStyles(s){return[s]}',
      ],
    ],
  },
  // Of a Task that is given as a function, all but to run it, to abort it and to update its host: its
  // arguments, promise, views, callbacks and first value.
  {
    module: '@lit/task/task.js',
    unless:
      /\b(?:taskComplete|autoRun|argsEqual|onComplete|onError|initialValue|initialState)\b|new Task\([^(]*\{|[tT]ask\.(?:value|error|status|render)\b/,
    edits: [
      [
        'get taskComplete(){return this.t||(1===this.i?this.t=new Promise(((t,s)=>{this.o=t,this.h=s})):3===this.i?this.t=Promise.reject(this.l):this.t=Promise.resolve(this.u)),this.t}',
        '',
      ],
      [
        '(this._=t).addController(this);const h="object"==typeof s?s:{task:s,args:i};this.v=h.task,this.j=h.args,this.m=h.argsEqual??r,this.k=h.onComplete,this.A=h.onError,this.autoRun=h.autoRun??!0,"initialValue"in h&&(this.u=h.initialValue,this.i=2,this.O=this.T?.())',
        'this._=t,this.v=s',
      ],
      [
        'hostUpdate(){!0===this.autoRun&&this.S()}hostUpdated(){"afterUpdate"===this.autoRun&&this.S()}T(){if(void 0===this.j)return;const t=this.j();if(!Array.isArray(t))throw Error("The args function must return an array");return t}async S(){const t=this.T(),s=this.O;this.O=t,t===s||void 0===t||void 0!==s&&this.m(s,t)||await this.run(t)}',
        '',
      ],
      [
        't??=this.T(),this.O=t,1===this.i?this.q?.abort():(this.t=void 0,this.o=void 0,this.h=void 0),',
        '1===this.i&&this.q?.abort(),',
      ],
      ['"afterUpdate"===this.autoRun?queueMicrotask((()=>this._.requestUpdate())):', ''],
      [
        'if(s===i)this.i=0;else{if(!1===e){try{this.k?.(s)}catch{}this.i=2,this.o?.(s)}else{try{this.A?.(h)}catch{}this.i=3,this.h?.(h)}this.u=s,this.l=h}',
        'this.i=e?3:2;',
      ],
      [
        'get value(){return this.u}get error(){return this.l}get status(){return this.i}render(t){switch(this.i){case 0:return t.initial?.();case 1:return t.pending?.();case 2:return t.complete?.(this.value);case 3:return t.error?.(this.error);default:throw Error("Unexpected status: "+this.i)}}',
        '',
      ],
    ],
  },
];
