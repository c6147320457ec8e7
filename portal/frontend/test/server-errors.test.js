import test from 'node:test';
import assert from 'node:assert/strict';
import { FieldMessages, withoutField } from '../src/form/server-errors.js';

const own = () => ['Own rule'];

test('should say nothing before the person has tried to send', () => {
  assert.deepEqual(new FieldMessages({}).of('reason', '', own), []);
});

test('should let the own rules speak once the person has tried', () => {
  const messages = new FieldMessages({});
  messages.trying();
  assert.deepEqual(messages.of('reason', '', own), ['Own rule']);
});

test('should show what the server said until the answer changes', () => {
  const messages = new FieldMessages({ agencyIds: 'Choose at least two agencies' });
  assert.deepEqual(messages.of('agencyIds', ['a'], own), ['Choose at least two agencies']);
  assert.deepEqual(messages.of('agencyIds', ['a'], own), ['Choose at least two agencies']);
  assert.deepEqual(messages.of('agencyIds', ['a', 'b'], own), []);
  assert.deepEqual(messages.of('agencyIds', ['a'], own), []);
});

test('should ask the server again when the same answer is sent again', () => {
  const messages = new FieldMessages({ agencyIds: 'Choose at least two agencies' });
  messages.of('agencyIds', ['a'], own);
  messages.trying();
  assert.deepEqual(messages.of('agencyIds', ['a'], () => []), []);
});

test('should find what belongs to no field that is shown', () => {
  assert.deepEqual(withoutField({ name: 'N', form: 'F' }, ['name', 'reason']), ['F']);
});
