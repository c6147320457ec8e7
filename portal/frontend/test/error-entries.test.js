import test from 'node:test';
import assert from 'node:assert/strict';
import { errorEntries } from '../src/form/error-entries.js';

/** A page of elements in the order given. */
function page(...ids) {
  const elements = ids.map((id, place) => ({ id, compareDocumentPosition: (other) => (other.place > place ? 4 : 2), place }));
  return (id) => elements.find((element) => element.id === id) ?? null;
}

const shown = (entries) => entries.map(({ message, target }) => `${target.id}: ${message}`);

test('should list problems in the order of the page, not of the form', () => {
  const find = page('fjs-form-f-first', 'fjs-form-f-second');
  const entries = errorEntries([{ id: 'second' }, { id: 'first' }], { second: ['B'], first: ['A'] }, 'f', find);
  assert.deepEqual(shown(entries), ['fjs-form-f-first: A', 'fjs-form-f-second: B']);
});

test('should lead to the first choice of a group and to the date of a date field', () => {
  const find = page('fjs-form-f-choice-0', 'fjs-form-f-choice-1', 'fjs-form-f-day-date');
  const entries = errorEntries([{ id: 'choice' }, { id: 'day' }], { choice: ['A'], day: ['B'] }, 'f', find);
  assert.deepEqual(shown(entries), ['fjs-form-f-choice-0: A', 'fjs-form-f-day-date: B']);
});

test('should find the right row of a list', () => {
  const find = page('fjs-form-f-name_0', 'fjs-form-f-name_1');
  const instances = [{ id: 'name', indexes: { list: 0 } }, { id: 'name', indexes: { list: 1 } }];
  assert.deepEqual(shown(errorEntries(instances, { name: [null, ['Missing']] }, 'f', find)), ['fjs-form-f-name_1: Missing']);
});

test('should name every problem of a field', () => {
  const entries = errorEntries([{ id: 'a' }], { a: ['One', 'Two'] }, 'f', page('fjs-form-f-a'));
  assert.deepEqual(entries.map(({ message }) => message), ['One', 'Two']);
});

test('should leave out fields without problems and fields that are not on the page', () => {
  assert.deepEqual(errorEntries([{ id: 'a' }, { id: 'gone' }], { gone: ['B'] }, 'f', page('fjs-form-f-a')), []);
});
