'use strict';

const FEEL_WORDS = new Set(
  'and or not if then else for in return some every satisfies between instance of true false null function item partial'.split(' '),
);

// Functions whose names hold spaces: "list contains(", "date and time(".
const SPACED_FUNCTION = /\b(?:date and time|years and months duration|[a-z]+(?: (?!and\b|or\b|then\b|else\b|return\b|in\b|satisfies\b|not\b)[a-z]+)+)\s*\(/g;

/** Cuts out what filters ask, in answers[outcome = "ACCEPT"]: those names are fields of the list. List literals stay. */
function withoutFilters(text) {
  const filters = [];
  let kept = '';
  for (const char of text) {
    if (char === '[') filters.push(/[\w\])]\s*$/.test(kept));
    if (!filters.includes(true)) kept += char;
    if (char === ']') filters.pop();
  }
  return kept;
}

const STRING = /"(\\.|[^"\\])*"/g;

/** The variables that a FEEL expression reads. */
function variablesOf(expression) {
  const text = expression.replace(/^=/, '').replace(STRING, '""');
  const names = new Set();
  for (const [match, field, name, follows] of withoutFilters(text).replace(SPACED_FUNCTION, '(').matchAll(/(\.\s*)?\b([A-Za-z_]\w*)\b(\s*[(:])?/g))
    if (match && !field && !follows && !FEEL_WORDS.has(name)) names.add(name);
  return [...names];
}

/** The string literals of a FEEL expression, with their quotes. */
function stringsOf(expression) {
  return expression.match(STRING) || [];
}

module.exports = { variablesOf, stringsOf };
