import { expect } from '@open-wc/testing';
import { DemoHost, type RecordedRequest } from '../helpers/demo-host.js';
import { part, rows, settled, summary, text } from '../helpers/element.js';
import { openList } from '../helpers/pages.js';

/** Replacements of built-ins by old libraries, by name. */
const REPLACEMENTS: Record<string, string> = {
  'the Array.from of Prototype': `
    Array.from = function (iterable) {
      if (!iterable) return [];
      if (iterable.toArray) return iterable.toArray();
      var length = iterable.length || 0, results = new Array(length);
      while (length--) results[length] = iterable[length];
      return results;
    };`,

  'the toJSON of Prototype 1.6': `
    Array.prototype.toJSON = function () {
      return '[' + this.map(function (value) { return JSON.stringify(value); }).join(', ') + ']';
    };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : 'null'; };`,

  'the Array methods of Prototype 1.6': `
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
    Array.prototype.entries = Array.prototype.toArray = function () { return [].concat(this); };
    Array.prototype.reverse = (function (reverse) {
      return function (inline) { return reverse.call(inline !== false ? this : [].concat(this)); };
    })(Array.prototype.reverse);
    Array.prototype.find = function (iterator, context) {
      for (var i = 0; i < this.length; i++) {
        if (iterator.call(context, this[i], i)) return this[i];
      }
    };
    Array.prototype.concat = function () {
      var array = [];
      for (var i = 0; i < this.length; i++) array.push(this[i]);
      for (i = 0; i < arguments.length; i++) {
        if (arguments[i] && arguments[i].constructor == Array) {
          for (var j = 0; j < arguments[i].length; j++) array.push(arguments[i][j]);
        } else array.push(arguments[i]);
      }
      return array;
    };`,

  'the bind of Prototype': `
    Function.prototype.bind = function () {
      if (arguments.length < 2 && typeof arguments[0] == 'undefined') return this;
      var method = this, args = [].slice.call(arguments), object = args.shift();
      return function () { return method.apply(object, args.concat([].slice.call(arguments))); };
    };`,

  'an enumerable member of Object.prototype': `
    Object.prototype.extend = function (other) {
      for (var name in other) this[name] = other[name];
      return this;
    };
    Array.prototype.contains = function (value) { return this.indexOf(value) >= 0; };`,

  'the JSON.parse of json2.js': `
    JSON.parse = function (text) {
      text = String(text).replace(/[\\u0000\\u00ad\\u200c-\\u200f\\u2028-\\u202f\\ufeff]/g, '');
      var rest = text.replace(/\\\\(?:["\\\\\\/bfnrt]|u[0-9a-fA-F]{4})/g, '@')
        .replace(/"[^"\\\\\\n\\r]*"|true|false|null|-?\\d+(?:\\.\\d*)?(?:[eE][+\\-]?\\d+)?/g, ']')
        .replace(/(?:^|:|,)(?:\\s*\\[)+/g, '');
      if (!/^[\\],:{}\\s]*$/.test(rest)) throw new SyntaxError('JSON.parse');
      return eval('(' + text + ')');
    };`,

  'a Promise with then and catch alone': `
    (function (Native) {
      function Old(executor) {
        this.inner = new Native(executor);
      }
      Old.prototype.then = function (done, failed) {
        var inner = this.inner;
        return new Old(function (resolve, reject) { inner.then(done, failed).then(resolve, reject); });
      };
      Old.prototype['catch'] = function (failed) { return this.then(undefined, failed); };
      Old.resolve = function (value) {
        return value instanceof Old ? value : new Old(function (resolve) { resolve(value); });
      };
      Old.reject = function (reason) { return new Old(function (_, reject) { reject(reason); }); };
      Old.all = function (values) {
        return new Old(function (resolve, reject) { Native.all(values).then(resolve, reject); });
      };
      window.Promise = Old;
    })(Promise);`,

  'a fetch with a wrapper': `
    window.fetch = (function (fetch) {
      return function (input, init) {
        var request = new Request(input, init);
        return fetch.call(window, request).then(function (response) {
          response.clone();
          return response;
        });
      };
    })(window.fetch);`,

  'DOM methods from the time of Internet Explorer': `
    Element.prototype.remove = function () {
      if (this.parentNode) this.parentNode.removeChild(this);
    };
    [Element, Document, DocumentFragment].forEach(function (type) {
      type.prototype.append = function () {
        for (var i = 0; i < arguments.length; i++) {
          var item = arguments[i];
          this.appendChild(item instanceof Node ? item : document.createTextNode(String(item)));
        }
      };
    });
    Element.prototype.closest = function (selector) {
      for (var node = this; node && node.nodeType === 1; node = node.parentNode) {
        if (node.matches(selector)) return node;
      }
      return null;
    };`,

  'string and number methods from before ES5': `
    String.prototype.trim = function () { return this.replace(/^\\s+|\\s+$/g, ''); };
    String.prototype.includes = function (text) { return this.indexOf(text) !== -1; };
    String.prototype.endsWith = function (text) {
      return this.indexOf(text, this.length - text.length) !== -1;
    };
    Number.isInteger = function (value) { return Math.floor(value) === value; };
    Number.isSafeInteger = function (value) {
      return Number.isInteger(value) && Math.abs(value) <= 9007199254740991;
    };
    Object.fromEntries = function (pairs) {
      return pairs.reduce(function (object, pair) { object[pair[0]] = pair[1]; return object; }, {});
    };`,

  'a URL that uses a link element': `
    (function () {
      function OldURL(url, base) {
        var page = document.implementation.createHTMLDocument('');
        page.head.appendChild(page.createElement('base')).href = String(base || document.baseURI);
        this.link = page.body.appendChild(page.createElement('a'));
        this.link.href = String(url);
        if (this.link.protocol === ':' || !/:/.test(this.link.href)) throw new TypeError('URL');
      }
      ['href', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'].forEach(
        function (name) {
          Object.defineProperty(OldURL.prototype, name, {
            get: function () { return this.link[name]; },
            set: function (value) { this.link[name] = value; },
          });
        }
      );
      Object.defineProperty(OldURL.prototype, 'origin', {
        get: function () { return this.link.protocol + '//' + this.link.host; },
      });
      OldURL.prototype.toString = function () { return this.link.href; };
      window.URL = OldURL;
    })();`,
};

describe('in a page that has replaced', () => {
  for (const [title, script] of Object.entries(REPLACEMENTS)) {
    it(`${title}, the element shows its list`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      await host.answer({}, {}, { status: 400 }, { status: 503 });
      const { page, element } = await openList(host.base, {
        attributes: 'group-by="month"',
        before: `<script>
          window.faults = [];
          addEventListener('error', (event) => faults.push(event.message));
          addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
          Math.random = () => 0;
          ${script}
        </script>`,
      });
      expect(text(part(element, 'heading'))).to.equal('Обращения');
      expect(text(part(element, 'group-label'))).to.equal('декабрь 2025 г.');
      expect(summary(element)).to.equal('Показано 20 из 30');
      expect(rows(element)).to.have.length(20);
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
      await element.refresh();
      expect(element.status).to.equal('complete');
      await host.change({ insert: {} });
      await element.refresh();
      expect(rows(element)).to.have.length(31);
      element.client = '1018';
      await settled(element);
      expect(rows(element)).to.have.length(20);
      const [{ body }] = (await host.requests()) as [RecordedRequest];
      expect(body).to.equal(
        '{"SiteCode":"GIFT-01","Token":55120938,"Client":1017,"Length":20,"Start":1}',
      );
      expect(page.window.faults).to.deep.equal([]);
    });
  }
});
