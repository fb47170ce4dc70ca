/**
 * In place of `lit-html` in the script-tag file: draws what Lit draws. Directives come from any copy
 * of Lit, and know parts by the names that Lit keeps for them (lit-html/directive-helpers.js and
 * async-directive.js): `_$AH` what is committed, `_$AI` sets a value, `_$AR` clears, `_$AA` and `_$AB`
 * are the nodes before and after, `_$AM` the parent, `_$AU` whether it is connected; `_$AN`, `_$AP` and
 * `_$AQ` are theirs alone. A directive has `_$AT` to be told its part, `_$AS` to be asked for a value,
 * `_$AO` to be told that it goes.
 */
import { comment, nodesIn, templateOf } from './template.js';

export const nothing = Symbol.for('lit-nothing');
const noChange = Symbol.for('lit-noChange');

export function render(value, container) {
  container._$litPart$ ??= new ChildPart(container.appendChild(comment()), null);
  container._$litPart$._$AI(value);
}

const isPrimitive = (value) => Object(value) !== value;

/** Gives what a directive makes of its values; any other value as it is. */
function resolve(part, value, parent = part, index) {
  if (value === noChange) return value;
  const directives = (parent._$Co ??= {});
  const Directive = value?._$litDirective$;
  let directive = directives[index];
  if (directive?.constructor !== Directive) {
    directive?._$AO?.(false);
    directives[index] = directive = Directive && new Directive(part);
    directive?._$AT(part, parent, index);
  }
  return directive ? resolve(part, directive._$AS(part, value.values), directive, index) : value;
}

/** What directives know a part by: its parent, and whether it is connected. */
class Part {
  /** Those of `render`, which is given none. */
  options = {};

  constructor(parent) {
    this._$AM = parent;
  }

  get _$AU() {
    return this._$AM?._$AU ?? true;
  }
}

/** A template with its values. */
class Instance extends Part {
  #parts;

  constructor(template, parent) {
    super(parent);
    this._$AD = template;
    this.content = document.importNode(template.content, true);
    const nodes = nodesIn(this.content);
    let at = 0;
    this.#parts = template.parts.map(([index, type, name, strings]) => {
      for (; at < index; at++) nodes.nextNode();
      const node = nodes.currentNode;
      if (type === 2) return new ChildPart(node, node.nextSibling, this);
      return type && new AttributePart(node, type, name, strings, this);
    });
  }

  get parentNode() {
    return this._$AM.parentNode;
  }

  update(values) {
    let index = 0;
    for (const part of this.#parts) {
      const count = part.strings?.length - 1;
      if (part) part._$AI(count ? values : values[index], part, index);
      index += count || 1;
    }
  }
}

/** What stands between two nodes. */
class ChildPart extends Part {
  type = 2;
  _$AH = nothing;

  constructor(start, end, parent) {
    super(parent);
    this._$AA = this.startNode = start;
    this._$AB = this.endNode = end;
  }

  get parentNode() {
    const { parentNode } = this._$AA;
    return parentNode?.nodeType === 11 ? (this._$AM?.parentNode ?? parentNode) : parentNode;
  }

  _$AI(value, parent) {
    value = resolve(this, value, parent);
    if (value === noChange) return;
    const before = this._$AH;
    if (value === nothing || (value ?? '') === '') {
      if (before !== nothing) this._$AR();
      this._$AH = nothing;
    } else if (value._$litType$) {
      const template = templateOf(value);
      if (before._$AD === template) {
        before.update(value.values);
      } else {
        const instance = new Instance(template, this);
        instance.update(value.values);
        this.#replace(instance.content);
        this._$AH = instance;
      }
    } else if (value.nodeType) {
      if (value !== before) this.#replace(value);
    } else if (!isPrimitive(value) && value[Symbol.iterator]) {
      this.#list(value);
    } else if (!isPrimitive(value) || value !== before) {
      if (isPrimitive(before) && before !== nothing) this._$AA.nextSibling.data = value;
      else this.#replace(document.createTextNode(value));
      this._$AH = value;
    }
  }

  #list(values) {
    if (!Array.isArray(this._$AH)) {
      this._$AR();
      this._$AH = [];
    }
    const parts = this._$AH;
    let length = 0;
    for (const value of values) {
      parts[length] ??= new ChildPart(this.#insert(comment()), this.#insert(comment()), this);
      parts[length++]._$AI(value);
    }
    if (parts[length]) this._$AR(parts[length]._$AA, length);
    parts.length = length;
  }

  #replace(node) {
    this._$AR();
    this._$AH = this.#insert(node);
  }

  #insert(node) {
    return this._$AA.parentNode.insertBefore(node, this._$AB);
  }

  /** Removes what is there; in a list, from the part at `index`, which begins with `node`. */
  _$AR(node = this._$AA.nextSibling, index) {
    this._$AP?.(false, true, index);
    while (node !== this._$AB) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
  }
}

/** An attribute, property, event listener or the element itself, as `type` tells. */
class AttributePart extends Part {
  #shown;

  constructor(element, type, name, strings, parent) {
    super(parent);
    this.element = element;
    this.type = type;
    this.name = name;
    this._$AH = nothing;
    // Directives take a part without strings for one whose whole value is theirs.
    if (strings && strings.join() !== ',') {
      this.strings = strings;
      this._$AH = strings.slice(1).fill('');
    }
  }

  get tagName() {
    return this.element.tagName;
  }

  _$AI(value, parent, from) {
    const { element, type, name, strings } = this;
    let before;
    if (strings) {
      // Read anew each time: a directive may set a value while it is asked for one.
      this._$AH = this._$AH.map((_, i) => {
        const now = resolve(this, value[from + i], parent, i);
        return now === noChange ? this._$AH[i] : now;
      });
      const texts = this._$AH.map((text) => text ?? '');
      before = this.#shown;
      value = texts.includes(nothing) ? nothing : String.raw({ raw: strings }, ...texts);
      this.#shown = value;
    } else {
      value = resolve(this, value, parent, 0);
      if (value === noChange) return;
      before = this._$AH;
      this._$AH = value;
    }
    if (isPrimitive(value) && value === before) return;
    if (type === 3) {
      element[name] = value === nothing ? undefined : value;
    } else if (type === 4) {
      element.toggleAttribute(name, value !== nothing && Boolean(value));
    } else if (type === 5) {
      if (!isPrimitive(before)) element.removeEventListener(name, before, before);
      if (!isPrimitive(value)) element.addEventListener(name, value, value);
    } else if (type === 1) {
      if (value === nothing) element.removeAttribute(name);
      else element.setAttribute(name, value ?? '');
    }
  }
}
