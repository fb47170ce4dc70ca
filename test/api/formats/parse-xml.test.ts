import { expect } from '@esm-bundle/chai';
import { parseXml } from '../../../src/api/formats/parse-xml.js';

const MEGABYTE = 1_000_000;
/** A parser that reads a text again and again takes minutes for a megabyte. */
const QUICK_MS = 5000;

function textOf(content: string): string {
  return parseXml(`<a>${content}</a>`).text;
}

function isRefused(source: string): boolean {
  try {
    parseXml(source);
  } catch (error) {
    // Without a quotation, since the document may contain the token.
    if (error instanceof SyntaxError && error.message === 'The XML is not well-formed.') {
      return true;
    }
    throw error;
  }
  return false;
}

describe('parseXml', () => {
  it('reads nested elements in order', () => {
    expect(parseXml('<a> <b>1</b><c>2</c> <b>3</b></a>')).to.deep.equal({
      name: 'a',
      text: '  ',
      children: [
        { name: 'b', children: [], text: '1' },
        { name: 'c', children: [], text: '2' },
        { name: 'b', children: [], text: '3' },
      ],
    });
  });

  for (const [title, content, expected] of [
    ['text unchanged', ' Ё\n1 ', ' Ё\n1 '],
    ['CDATA as text', '<![CDATA[<b>&amp;</b>]]>', '<b>&amp;</b>'],
    ['CDATA among text', '1<![CDATA[<]]]]>2<![CDATA[>]]>3', '1<]]2>3'],
    ['no comment', '1<!-- <b> -- > & ]]> -->2<!---->3', '123'],
    ['no processing instruction', '1<?b <c> ?>2', '12'],
    ['decimal and hexadecimal references', '&#65;&#128512;&#x401;&#x1F600;', 'A😀Ё😀'],
    ['the five named references', '&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['a reference decoded once', '&amp;lt; &amp;#65;', '&lt; &#65;'],
    ['control characters that XML does not allow', '&#x1F;&#31;&#x0;', '\u001f\u001f\0'],
    ['a mark in place of what is no character', '&#x110000;&#9999999999;', '\ufffd\ufffd'],
    ['the last Unicode character', '&#x10FFFF;', '\u{10ffff}'],
    [
      'unknown and broken references as written',
      '&nbsp; & &; &#; &#xZ; &lt',
      '&nbsp; & &; &#; &#xZ; &lt',
    ],
  ] as const) {
    it(`returns ${title}`, () => {
      expect(textOf(content)).to.equal(expected);
    });
  }

  it('drops prefixes and attributes', () => {
    const root = parseXml('<rs:a xmlns:rs="urn:r" b=\'>"/\'><r:c x="a>b"\n>1</r:c\n></rs:a>');
    expect([root.name, root.children[0]?.name, root.children[0]?.text]).to.deep.equal([
      'a',
      'c',
      '1',
    ]);
  });

  it('reads self-closing elements and elements with i:nil as empty', () => {
    const root = parseXml(`<a><b/><c /><d x="/>"/><e></e><f i:nil="true"/><g x:nil = '1'></g></a>`);
    const read = root.children.map(({ name, text, children }) => [name, text, children.length]);
    expect(read).to.deep.equal(['b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, '', 0]));
  });

  it('accepts a declaration, comments and white space around the root', () => {
    expect(parseXml('\uFEFF<?xml version="1.0"?>\r\n<!-- 1 -->\n<a/>\n<!-- 2 -->\n').name).to.equal(
      'a',
    );
  });

  it('refuses a document type, so that no entity is ever expanded', () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;</a>';
    const outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
    const parameter = '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/b.dtd"> %b;]><a/>';
    const inside = ['<a><!DOCTYPE a>1</a>', '<a><!ENTITY b "c"></a>'];
    const plain = ['<!DOCTYPE a><a/>', '<!doctype html><a/>'];
    for (const source of [...plain, bomb, outside, parameter, ...inside]) {
      expect(isRefused(source), source).to.equal(true);
    }
  });

  for (const [title, ...sources] of [
    ['a text without an element', '', ' ', 'text', '{"TotalRows":1}'],
    ['an element without an end', '<a>', '<a><b></a>'],
    ['an end without an element', '</a>', '<a></a></a>'],
    ['end tags that do not match', '<a></b>', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>text', 'text<a/>', '<![CDATA[text]]><a/>'],
    ['a tag without an end', '<a', '<a/', '<a b="c', '<a <b/></a>'],
    ['a bracket in an attribute', '<a b="<"/>'],
    ['a tag without a name', '<>', '< a/>', '<a:/>'],
    ['a piece without an end', '<!-- <a/>', '<a><!-- </a>', '<a><![CDATA[</a>', '<a><?b </a>'],
  ] as const) {
    it(`refuses ${title}: ${sources.join(', ')}`, () => {
      for (const source of sources) {
        expect(isRefused(source), source).to.equal(true);
      }
    });
  }

  for (const [title, unit, start = ''] of [
    ['unclosed elements', '<a>'],
    ['end tags alone', '</a>', '<b>'],
    ['one long name', 'a', '<'],
    ['prefixes', 'a:', '<'],
    ['one long attribute name', 'b', '<a '],
    ['attributes', 'b="c" ', '<a '],
    ['one long attribute value', 'c', '<a b="'],
    ['quotation marks', '"', '<a b="'],
    ['slashes', '/', '<a '],
    ['white space in a tag', ' ', '<a'],
    ['opening brackets', '<'],
    ['one long comment', '-', '<a><!--'],
    ['CDATA', '<![CDATA[', '<a>'],
    ['brackets in CDATA', ']', '<a><![CDATA['],
    ['instructions', '<?', '<a>'],
    ['ampersands', '&', '<a>'],
    ['digits of a reference', '1', '<a>&#'],
    ['references without an end', '&#x0000', '<a>'],
    ['text', 'x', '<a>'],
  ] as const) {
    it(`refuses a megabyte of ${title} quickly`, () => {
      const source = start + unit.repeat(MEGABYTE / unit.length);
      const before = performance.now();
      expect(isRefused(source)).to.equal(true);
      expect(performance.now() - before).to.be.below(QUICK_MS);
    });
  }
});
