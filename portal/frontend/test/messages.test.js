import test from 'node:test';
import assert from 'node:assert/strict';
import { plainMessage, remaining } from '../src/form/messages.js';

const REQUIRED = 'Field is required.';

test('should ask for an answer in words that fit the kind of question', () => {
  assert.equal(plainMessage({ type: 'textfield' }, 'Reason', '', REQUIRED), 'Enter an answer to “Reason”');
  assert.equal(plainMessage({ type: 'radio' }, 'Decision', null, REQUIRED), 'Choose an answer to “Decision”');
  assert.equal(plainMessage({ type: 'checklist' }, 'Agencies', [], REQUIRED), 'Choose at least one answer to “Agencies”');
});

test('should prefer the message that the form itself brings', () => {
  const field = { type: 'radio', properties: { requiredMessage: 'Choose whether to approve' } };
  assert.equal(plainMessage(field, 'Decision', null, REQUIRED), 'Choose whether to approve');
});

test('should say how long a text may be and how long it is', () => {
  assert.equal(
    plainMessage({ type: 'textarea' }, ' Reason ', 'x'.repeat(2001), 'Field must have maximum length of 2000.'),
    '“Reason” must be 2,000 characters or fewer. You have entered 2,001 characters',
  );
});

test('should keep fractions and signs in limits of numbers', () => {
  assert.equal(plainMessage({ type: 'number' }, 'Share', 0, 'Field must have minimum value of 0.5.'), '“Share” must be 0.5 or more');
  assert.equal(plainMessage({ type: 'number' }, 'Change', 9, 'Field must have maximum value of -3.'), '“Change” must be -3 or less');
});

test('should pass on a message it does not know', () => {
  assert.equal(plainMessage({ type: 'textfield' }, 'Postcode', 'x', 'Use capital letters'), 'Use capital letters');
});

test('should count down to the limit and past it', () => {
  assert.equal(remaining(10, 9), 'You have 1 character left');
  assert.equal(remaining(2000, 0), 'You have 2,000 characters left');
  assert.equal(remaining(10, 12), 'You have 2 characters too many');
});
