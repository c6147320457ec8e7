import test from 'node:test';
import assert from 'node:assert/strict';
import { marked } from 'marked';
import { asMarkdown, belowPageHeading } from '../src/form/plain-text.js';

/** What a reader sees: tags away, entities back. */
const seen = (markdown) => marked.parse(markdown, { gfm: true, breaks: true })
  .replaceAll('<br>', '\n').replace(/<\/?p>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  .replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim();

for (const text of [
  '# Not a heading', '* one\n* two', '1. first', '[a link](https://example.org)', 'https://example.org', 'me@example.org',
  '<img src=x onerror=alert(1)>', '**bold** _soft_ `code` ~~gone~~', '&amp; & {{name}}', 'a\n\nb', '| a | b |\n|---|---|', 'C:\\temp', '> said',
]) {
  test(`should show as typed: ${JSON.stringify(text)}`, () => {
    assert.equal(seen(asMarkdown(text)), text);
  });
}

test('should show nothing for a missing text', () => {
  assert.equal(asMarkdown(null), '');
});

test('should put headings below that of the page and keep their order', () => {
  assert.equal(belowPageHeading('<h3>A</h3><h4>B</h4>'), '<h2>A</h2><h3>B</h3>');
  assert.equal(belowPageHeading('<h1 id="x">A</h1>'), '<h2 id="x">A</h2>');
  assert.equal(belowPageHeading('<p>No heading</p>'), '<p>No heading</p>');
});
