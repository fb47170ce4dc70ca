import { expect } from '@esm-bundle/chai';
import { XML } from '../../src/api/xml.js';
import { documentedJson, documentedXml, responseXml, rowXml } from '../fixtures/documented.js';

const MEGABYTE = 1_000_000;
/** A parser that reads a text again and again takes minutes for a megabyte. */
const QUICK_MS = 5000;

function textOf(content: string): unknown {
  return (XML.decode(`<a><b>${content}</b></a>`) as { b: unknown }).b;
}

function isRefused(source: string): boolean {
  try {
    XML.decode(source);
  } catch {
    return true;
  }
  return false;
}

describe('XML.decode', () => {
  const prefixed = documentedXml
    .replace('xmlns="', 'xmlns:r="')
    .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1r:');
  for (const [title, source] of [
    ['with line breaks', documentedXml],
    ['on one line', documentedXml.replaceAll(/>\s+</g, '><')],
    ['with prefixes', prefixed],
    ['after a declaration', `\uFEFF<?xml version="1.0"?>\r\n<!-- 1 -->${documentedXml}\n`],
  ] as const) {
    it(`reads the documented response ${title} into the shape of JSON, with texts as values`, () => {
      const json = documentedJson.replaceAll(/: (\d+)/g, ': "$1"');
      expect(XML.decode(source)).to.deep.equal(JSON.parse(json));
    });
  }

  it('reads a missing value in all its forms as an empty text, a missing list as an empty one, and a missing row as none', () => {
    const row = '<Id>1</Id><Subject i:nil="true"/><FormName/><Mark></Mark>';
    expect(XML.decode(rowXml(row))).to.deep.equal({
      LeadsClients: [{ Id: '1', Subject: '', FormName: '', Mark: '' }],
      TotalRows: '1',
    });
    const rows = '<Row i:nil="true"/><Row a:nil=\'1\'></Row><Row i:nil="false"/><Row/>';
    expect(XML.decode(responseXml(`<LeadsClients>${rows}</LeadsClients>`))).to.deep.equal({
      LeadsClients: [{}, {}],
    });
    const none = responseXml('<LeadsClients i:nil="true"/><ErrorCode>1</ErrorCode>');
    expect(XML.decode(none)).to.deep.equal({ LeadsClients: [], ErrorCode: '1' });
  });

  for (const [title, content, expected] of [
    ['no comment', '1<!-- & ]] -->2<!---->3', '123'],
    ['decimal and hexadecimal references', '&#65;&#128512;&#x401;&#x1F600;', 'A😀Ё😀'],
    ['the five named references', '&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
    ['a reference decoded once', '&amp;lt; &amp;#65;', '&lt; &#65;'],
    ['control characters that XML does not allow', '&#x1F;&#31;&#x0;', '\u001f\u001f\0'],
    ['unknown references as written', '&nbsp; & &; &#; &#xZ; &lt', '&nbsp; & &; &#; &#xZ; &lt'],
  ] as const) {
    it(`returns ${title}`, () => {
      expect(textOf(content)).to.equal(expected);
    });
  }

  for (const [title, ...sources] of [
    ['an element without an end', '<a>', '<a><b></a>'],
    ['an end without an element', '</a>', '<a></a></a>'],
    ['end tags that do not match', '<a></b>', '<a><b></a></b>'],
    ['a tag without an end', '<a', '<a/', '<a b="c', '<a <b/></a>'],
    ['CDATA', '<a><b><![CDATA[text]]></b></a>'],
    ['a character that does not exist', '<a><b>&#x110000;</b></a>', '<a><b>&#AF;</b></a>'],
    ['entities', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ] as const) {
    it(`refuses ${title}: ${sources.join(', ')}`, () => {
      for (const source of sources) {
        expect(isRefused(source), source).to.equal(true);
      }
    });
  }

  it('refuses a megabyte of anything quickly', () => {
    const before = performance.now();
    for (const [start, unit] of [
      ['', '<a>'],
      ['<a ', 'b="c" '],
      ['<a><!--', '-'],
      ['<a>&#', '1'],
    ] as const) {
      const source = start + unit.repeat(MEGABYTE / unit.length);
      expect(isRefused(source), start + unit).to.equal(true);
    }
    expect(performance.now() - before).to.be.below(QUICK_MS);
  });
});
