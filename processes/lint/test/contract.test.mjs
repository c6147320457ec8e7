import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkContract } from '../contract.mjs';
import { constantName, javaSources } from '../java.mjs';
import { findFiles, readAll, variablesOf } from '../models.mjs';
import { ext, message, model } from './fixtures.mjs';

const TASK = (form) =>
  `<bpmn:userTask id="Task_Ask" name="Ask">${ext(`<zeebe:formDefinition formId="${form}" bindingType="deployment" />`, '<zeebe:taskSchedule dueDate="=dueAt" />')}</bpmn:userTask>`;
const CALL = '<bpmn:callActivity id="Call_Other">' + ext('<zeebe:calledElement processId="Other" />') + '</bpmn:callActivity>';
const DECIDE = `<bpmn:businessRuleTask id="Task_D">${ext('<zeebe:calledDecision decisionId="Limits" bindingType="deployment" resultVariable="dueAt" />')}</bpmn:businessRuleTask>`;
const DMN = '<definitions xmlns:modeler="m" modeler:executionPlatformVersion="8.6.0"><decision id="Limits" name="Limits" /></definitions>';
const decides = (change) => ({ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('ask') + change(DECIDE)) });
const waits = (id, key) => model(TASK('ask'), { id, rest: message('thing.come', key) });
const FORM = { id: 'ask', schemaVersion: 16, executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.6.0', components: [] };
const SCHEMA = { properties: { dueAt: { title: 'Due', type: 'string', description: 'When', example: 'x', personal: false } } };

async function problems(files, schema = SCHEMA) {
  const root = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return checkContract(await readAll(join(root, 'processes'), join(root, 'forms')), schema).map((line) => line.replace(root + '/', ''));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const GOOD = { 'processes/one/Probe.bpmn': model(TASK('ask')), 'forms/one/ask.form': FORM };

test('files that fit together raise nothing', async () => {
  assert.deepEqual(await problems(GOOD), []);
});

const BAD = {
  'a form without a file': [{ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('other') + TASK('ask').replace('Task_Ask', 'Task_B')) }, /form "other" has no file/],
  'a form of another stage': [{ 'processes/one/Probe.bpmn': GOOD['processes/one/Probe.bpmn'], 'forms/two/ask.form': FORM }, /lies in stage two/],
  'a form that no model uses': [{ ...GOOD, 'forms/one/lost.form': { ...FORM, id: 'lost' } }, /lost\.form: no model uses this form/],
  'a form that is no JSON': [{ ...GOOD, 'forms/one/ask.form': '{' }, /is no JSON/],
  'a form for another platform': [{ ...GOOD, 'forms/one/ask.form': { ...FORM, schemaVersion: 12 } }, /must say schemaVersion 16/],
  'a form named unlike its file': [{ ...GOOD, 'forms/one/asking.form': FORM }, /must be the file name/],
  'an input that cannot be drawn': [{ ...GOOD, 'forms/one/ask.form': { ...FORM, components: [{ type: 'iframe', id: 'F' }] } }, /cannot be drawn/],
  'two components of one id': [{ ...GOOD, 'forms/one/ask.form': { ...FORM, components: [{ type: 'text', id: 'Field_A' }, { type: 'text', id: 'field_a' }] } }, /component id "field_a" is used twice/],
  'an input without a label': [{ ...GOOD, 'forms/one/ask.form': { ...FORM, components: [{ type: 'textfield', key: 'a' }] } }, /"a" has no label/],
  'a decision without a file': [{ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('ask') + DECIDE) }, /decision "Limits" has no file/],
  'a called process without a file': [{ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('ask') + CALL) }, /called process "Other" has no file/],
  'a process named unlike its file': [{ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('ask'), { id: 'Else' }) }, /must be the file name Probe/],
  'another platform version': [{ ...GOOD, 'processes/one/Probe.bpmn': model(TASK('ask')).replace('8.6.0', '8.9.0') }, /must be 8\.6\.0, not 8\.9\.0/],
  'a decision of another stage bound to the deployment': [{ ...decides((task) => task), 'processes/two/Limits.dmn': DMN }, /lies in stage two/],
  'a decision of another stage bound to a version': [{ ...decides((task) => task.replace('"deployment"', '"versionTag"')), 'processes/two/Limits.dmn': DMN }, /must be bound with bindingType="latest"/],
  'a decision of the stage that is not bound to the deployment': [{ ...decides((task) => task.replace(' bindingType="deployment"', '')), 'processes/one/Limits.dmn': DMN }, /belongs to this stage/],
  'a decision that is chosen while running, bound to the deployment': [decides((task) => task.replace('Limits', '=limitsId')), /is chosen while running/],
  'a decision for another platform': [{ ...decides((task) => task), 'processes/one/Limits.dmn': DMN.replace('8.6.0', '8.9.0') }, /Limits\.dmn: executionPlatformVersion must be 8\.6\.0/],
  'one message with two keys': [{ ...GOOD, 'processes/one/A.bpmn': waits('A', '=requestId'), 'processes/one/B.bpmn': waits('B', '=reviewId') }, /B\.bpmn: message "thing\.come" is correlated by "=reviewId", but by "=requestId" in .*A\.bpmn/],
  'an empty folder': [{}, /no \.bpmn file was found/],
};
for (const [what, [files, expected]] of Object.entries(BAD))
  test(`${what} is a problem`, async () => {
    const found = await problems(files);
    assert.ok(found.some((line) => expected.test(line)), found.join('\n'));
  });

test('a variable without a schema is a problem', async () => {
  const found = await problems(GOOD, { properties: {} });
  assert.deepEqual(found, ['processes/one/Probe.bpmn: variable "dueAt" has no entry in processes/variables.schema.json']);
});

test('a personal variable is a problem', async () => {
  const found = await problems(GOOD, { properties: { dueAt: { ...SCHEMA.properties.dueAt, personal: true } } });
  assert.match(found.join(), /"dueAt" is personal/);
});

test('decisions bound as they should be raise nothing', async () => {
  const latest = (task) => task.replace('"deployment"', '"latest"');
  assert.deepEqual(await problems({ ...decides((task) => task), 'processes/one/Limits.dmn': DMN }), []);
  assert.deepEqual(await problems({ ...decides(latest), 'processes/two/Limits.dmn': DMN }), []);
  assert.deepEqual(await problems(decides((task) => latest(task).replace('Limits', '=limitsId'))), []);
});

test('one message with one key in two files raises nothing', async () => {
  const schema = { properties: { ...SCHEMA.properties, requestId: SCHEMA.properties.dueAt } };
  assert.deepEqual(await problems({ ...GOOD, 'processes/one/A.bpmn': waits('A', '=requestId'), 'processes/one/B.bpmn': waits('B', '=requestId') }, schema), []);
});

test('variables are read from FEEL', () => {
  assert.deepEqual(variablesOf('=outcome = "SEND it" and not(list contains(answers, null))'), ['outcome', 'answers']);
  assert.deepEqual(variablesOf('=timeLimits[step = "CHECK"][1]'), ['timeLimits']);
  assert.deepEqual(variablesOf('={agencyId: agencyRequest.agencyId, outcome: outcome}'), ['agencyRequest', 'outcome']);
  assert.deepEqual(variablesOf('="R/" + dueAt + "/" + timeLimit.chaseEvery'), ['dueAt', 'timeLimit']);
  assert.deepEqual(variablesOf('=assert(outcome, outcome != null, "no outcome")'), ['outcome']);
  assert.deepEqual(variablesOf('=not(list contains([a, b], c))'), ['a', 'b', 'c']);
  assert.deepEqual(variablesOf('=a and not(b)'), ['a', 'b']);
  assert.deepEqual(variablesOf('=date and time(dueAt)'), ['dueAt']);
  assert.deepEqual(variablesOf('=if a > 1 then b else c'), ['a', 'b', 'c']);
});

test('constants are in upper snake case', () => {
  assert.equal(constantName('notifications.sendMessage'), 'NOTIFICATIONS_SEND_MESSAGE');
  assert.equal(constantName('Task_CheckProposal'), 'TASK_CHECK_PROPOSAL');
  assert.equal(constantName('set-up-decided'), 'SET_UP_DECIDED');
  assert.equal(constantName('SetUpTimeLimits'), 'SET_UP_TIME_LIMITS');
});

test('two names that would become one constant are refused', () => {
  const all = { models: [{ processes: [], elements: [], jobTypes: ['a.bC', 'a.b_c'], messages: [], errors: [] }], decisions: [], forms: [] };
  assert.throws(() => javaSources(all, SCHEMA), /would both become A_B_C/);
});

test('the tool folders are no stages', () => {
  const found = findFiles(fileURLToPath(new URL('../..', import.meta.url)), fileURLToPath(new URL('../../../forms', import.meta.url)));
  assert.ok(found.models.length > 0);
  assert.ok(found.models.every((file) => !['lint', 'target', 'src'].includes(file.stage)));
});
