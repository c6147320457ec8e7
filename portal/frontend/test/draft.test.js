import test from 'node:test';
import assert from 'node:assert/strict';
import { Draft } from '../src/form/draft.js';

/** A draft whose time, answers and server the test holds in its hands. */
function setting({ status = 204 } = {}) {
  const it = { answers: '{}', said: [], sent: [], status, waiting: undefined };
  it.draft = new Draft({
    read: () => it.answers,
    put: async (body, leaving) => {
      it.sent.push(leaving ? `leaving ${body}` : body);
      if (it.status === 'down') throw new Error('no connection');
      return it.status;
    },
    say: (text) => it.said.push(text),
    clock: {
      setTimeout: (run, delay) => {
        it.waiting = { run, delay };
        return it.waiting;
      },
      clearTimeout: () => {
        it.waiting = undefined;
      },
      now: () => new Date(2026, 10, 20, 10, 42),
    },
  });
  it.type = (answers) => {
    it.answers = answers;
    it.draft.changed();
  };
  it.pass = async () => {
    const { run } = it.waiting;
    it.waiting = undefined;
    await run();
  };
  return it;
}

test('should save once after a pause and say when', async () => {
  const it = setting();
  it.type('{"a":1}');
  it.type('{"a":12}');
  assert.equal(it.waiting.delay, 1500);
  await it.pass();
  assert.deepEqual(it.sent, ['{"a":12}']);
  assert.deepEqual(it.said, ['Draft saved at 10:42']);
  assert.equal(it.draft.unsaved, false);
});

test('should not save what has not changed', async () => {
  const it = setting();
  await it.draft.save();
  assert.deepEqual(it.sent, []);
});

test('should say that saving failed, wait longer each time, and recover', async () => {
  const it = setting({ status: 'down' });
  it.type('{"a":1}');
  await it.pass();
  assert.match(it.said.at(-1), /could not be saved/);
  assert.equal(it.draft.atRisk, true);
  const first = it.waiting.delay;
  it.status = 500;
  await it.pass();
  assert.ok(it.waiting.delay > first);
  it.status = 204;
  await it.pass();
  assert.equal(it.said.at(-1), 'Draft saved at 10:42');
  assert.equal(it.draft.atRisk, false);
  assert.equal(it.waiting, undefined);
});

test('should save what was typed while saving', async () => {
  const it = setting();
  it.type('{"a":1}');
  const saving = it.pass();
  it.answers = '{"a":2}';
  await saving;
  await it.pass();
  assert.deepEqual(it.sent, ['{"a":1}', '{"a":2}']);
});

test('should give up when the task is no longer open', async () => {
  const it = setting({ status: 409 });
  it.type('{"a":1}');
  await it.pass();
  assert.match(it.said.at(-1), /no longer open/);
  it.type('{"a":2}');
  assert.equal(it.waiting, undefined);
  assert.equal(it.draft.atRisk, false);
});

test('should say that the person is signed out and keep trying', async () => {
  const it = setting({ status: 401 });
  it.type('{"a":1}');
  await it.pass();
  assert.match(it.said.at(-1), /signed out/);
  assert.notEqual(it.waiting, undefined);
});

test('should send the rest when the page goes away', () => {
  const it = setting();
  it.type('{"a":1}');
  it.draft.leaving();
  assert.deepEqual(it.sent, ['leaving {"a":1}']);
});

test('should save nothing once the answers are sent, and go on when the page comes back', () => {
  const it = setting();
  it.type('{"a":1}');
  it.draft.stop();
  it.draft.leaving();
  assert.deepEqual(it.sent, []);
  assert.equal(it.waiting, undefined);
  it.draft.resume();
  assert.equal(it.waiting.delay, 1500);
});
