// Every rule of ours: bad models that it must catch, a good one at which it must stay quiet.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { lintXml } from '../lint.mjs';
import { OPEN_LISTENER, TIMER, answer, edge, ext, flow, io, model, undrawn } from './fixtures.mjs';

const FORM = '<zeebe:userTask /><zeebe:formDefinition formId="f" bindingType="deployment" />';
const PEOPLE = '<zeebe:assignmentDefinition candidateGroups="=candidateGroups" />';
const DUE = '<zeebe:taskSchedule dueDate="=dueAt" />';
const userTask = (...content) => `<bpmn:userTask id="Task_Ask" name="Ask">${ext(...content)}</bpmn:userTask>`;

const NULLS = [['=null', 'submissionId'], ['=null', 'outcome']];
const GUARDS = [['=assert(submissionId, submissionId != null)', 'submissionId'], ['=assert(outcome, outcome != null, &quot;why&quot;)', 'outcome']];
const GUARDED = userTask(io([['=requestId', 'requestId'], ...NULLS], GUARDS));
const askScope = (task, scope = OPEN_LISTENER + io(NULLS, [])) => `<bpmn:subProcess id="SubProcess_Ask" name="Ask">${ext(scope)}${task}</bpmn:subProcess>`;

const call = (attributes, mapping = io([['=a', 'a']], [['=b', 'b']])) =>
  `<bpmn:callActivity id="Call_Other">${ext(`<zeebe:calledElement processId="Other" ${attributes} />`, mapping)}</bpmn:callActivity>`;
const KEEP = 'propagateAllChildVariables="false" propagateAllParentVariables="false"';

const gateway = (kind, name, ...answers) =>
  `<bpmn:startEvent id="Start_A"><bpmn:outgoing>Flow_In</bpmn:outgoing></bpmn:startEvent>
  <bpmn:${kind} id="Gateway_G"${name ? ` name="${name}"` : ''}><bpmn:incoming>Flow_In</bpmn:incoming><bpmn:outgoing>Flow_1</bpmn:outgoing><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:${kind}>
  <bpmn:endEvent id="End_A" name="A" /><bpmn:endEvent id="End_B" name="B" />${flow('Flow_In', 'Start_A', 'Gateway_G')}${answers.join('')}`;
const join = (kind) =>
  `<bpmn:task id="Task_A" /><bpmn:task id="Task_B" /><bpmn:${kind} id="Gateway_G"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:${kind}>
  ${flow('Flow_1', 'Task_A', 'Gateway_G')}${flow('Flow_2', 'Task_B', 'Gateway_G')}`;
const fourFlows = flow('Flow_1', 'Task_A', 'Task_B') + flow('Flow_2', 'Task_C', 'Task_D') + ['A', 'B', 'C', 'D'].map((id) => `<bpmn:task id="Task_${id}" />`).join('');

const receive = '<bpmn:receiveTask id="Task_Wait" messageRef="Message_Come" />';
const message = { rest: '<bpmn:message id="Message_Come" name="thing.come" />' };
const boundary = (definition) => `<bpmn:boundaryEvent id="Boundary_Wait" attachedToRef="Task_Wait">${definition}</bpmn:boundaryEvent>`;
const catches = (timed) => `<bpmn:eventBasedGateway id="Gateway_E"><bpmn:outgoing>Flow_1</bpmn:outgoing><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:eventBasedGateway>
  <bpmn:intermediateCatchEvent id="Event_M"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:messageEventDefinition messageRef="Message_Come" /></bpmn:intermediateCatchEvent>
  <bpmn:intermediateCatchEvent id="Event_T"><bpmn:incoming>Flow_2</bpmn:incoming>${timed ? TIMER : '<bpmn:signalEventDefinition />'}</bpmn:intermediateCatchEvent>
  ${flow('Flow_1', 'Gateway_E', 'Event_M')}${flow('Flow_2', 'Gateway_E', 'Event_T')}`;

const service = (type, retries) => `<bpmn:serviceTask id="Task_S">${ext(`<zeebe:taskDefinition type="${type}"${retries ? ` retries="${retries}"` : ''} />`)}</bpmn:serviceTask>`;

const PROBES = {
  'call-activity-maps-variables': {
    good: [model(call(KEEP)), model(call(`${KEEP} bindingType="latest"`))],
    bad: {
      'everything passed down': model(call('propagateAllChildVariables="false"')),
      'everything taken back': model(call('propagateAllParentVariables="false"')),
      'bound to the deployment': model(call(`${KEEP} bindingType="deployment"`)),
      'nothing mapped in': model(call(KEEP, io([], [['=b', 'b']]))),
      'nothing mapped out': model(call(KEEP, io([['=a', 'a']], []))),
      'no called process': model('<bpmn:callActivity id="Call_Other" />'),
    },
  },
  'id-says-meaning': {
    good: [
      model(`<bpmn:startEvent id="Start_A" />${GUARDED}<bpmn:endEvent id="End_B" /><bpmn:subProcess id="SubProcess_C" /><bpmn:exclusiveGateway id="Gateway_D" />${call(KEEP)}${receive}${boundary(TIMER)}`, message),
    ],
    bad: {
      'an id made up by a modeller': model('<bpmn:serviceTask id="Activity_0x3k1ab" />'),
      'the wrong type': model('<bpmn:endEvent id="Event_Done" />'),
      'no meaning': model('<bpmn:startEvent id="Start_" />'),
      'a flow': model(`<bpmn:task id="Task_A" /><bpmn:task id="Task_B" />${flow('abc', 'Task_A', 'Task_B')}`),
      'a process': model('<bpmn:startEvent id="Start_A" />', { id: 'my-process' }),
      'a message': model(receive.replace('Message_Come', 'msg1'), { rest: '<bpmn:message id="msg1" name="thing.come" />' }),
    },
  },
  'job-is-named-and-retried': {
    good: [model(service('notifications.chase', '3')), model(askScope(''))],
    bad: {
      'no capability': model(service('sendMail', '3')),
      'an expression': model(service('=jobType', '3')),
      'no retries': model(service('notifications.chase')),
      'no attempt at all': model(service('notifications.chase', '0')),
      'a listener without retries': model(askScope('', OPEN_LISTENER.replace(' retries="3"', ''))),
    },
  },
  'message-wait-has-timer': {
    good: [model(receive + boundary(TIMER), message), model(catches(true), message)],
    bad: {
      'a receive task alone': model(receive, message),
      'a receive task with another boundary': model(receive + boundary('<bpmn:errorEventDefinition />'), message),
      'a catch event alone': model('<bpmn:intermediateCatchEvent id="Event_M"><bpmn:messageEventDefinition messageRef="Message_Come" /></bpmn:intermediateCatchEvent>', message),
      'an event-based gateway without a timer': model(catches(false), message),
    },
  },
  'no-crossing-flows': {
    good: [
      model(fourFlows, { diagram: edge('Flow_1', [0, 0], [100, 0]) + edge('Flow_2', [0, 50], [100, 50]) }),
      model(fourFlows, { diagram: edge('Flow_1', [0, 0], [100, 0]) + edge('Flow_2', [100, 0], [100, 50]) }),
    ],
    bad: { 'a cross': model(fourFlows, { diagram: edge('Flow_1', [0, 50], [100, 50]) + edge('Flow_2', [50, 0], [50, 100]) }) },
  },
  'no-join': {
    good: [model(join('exclusiveGateway')), model(gateway('parallelGateway', '', flow('Flow_1', 'Gateway_G', 'End_A'), flow('Flow_2', 'Gateway_G', 'End_B')))],
    bad: { 'a parallel join': model(join('parallelGateway')), 'an inclusive join': model(join('inclusiveGateway')) },
  },
  'outcome-has-own-end': {
    good: [model('<bpmn:endEvent id="End_A" name="A" /><bpmn:endEvent id="End_B" name="B" />')],
    bad: {
      'no name': model('<bpmn:endEvent id="End_A" />'),
      'the same name twice': model('<bpmn:endEvent id="End_A" name="Done" /><bpmn:endEvent id="End_B" name="Done" />'),
      'the same name twice in a sub-process': model('<bpmn:subProcess id="SubProcess_S"><bpmn:endEvent id="End_A" name="Done" /><bpmn:endEvent id="End_B" name="Done" /></bpmn:subProcess>'),
    },
  },
  'process-has-diagram': {
    good: [
      model('<bpmn:startEvent id="Start_A" />', {
        diagram: '<bpmndi:BPMNShape id="Start_A_di" bpmnElement="Start_A"><dc:Bounds x="0" y="0" width="36" height="36" /></bpmndi:BPMNShape>',
      }),
    ],
    bad: { 'no diagram': undrawn('<bpmn:startEvent id="Start_A" />'), 'an empty one': model('<bpmn:startEvent id="Start_A" />') },
  },
  'split-is-a-question': {
    good: [
      model(gateway('exclusiveGateway', 'Is it so?', answer('Flow_1', 'Gateway_G', 'End_A', 'yes', '=a'), answer('Flow_2', 'Gateway_G', 'End_B', 'no', '=not(a)'))),
      model(join('exclusiveGateway')),
    ],
    bad: {
      'no question': model(gateway('exclusiveGateway', 'Decide', answer('Flow_1', 'Gateway_G', 'End_A', 'yes', '=a'), answer('Flow_2', 'Gateway_G', 'End_B', 'no', '=b'))),
      'no label': model(gateway('exclusiveGateway', '', answer('Flow_1', 'Gateway_G', 'End_A', 'yes', '=a'), answer('Flow_2', 'Gateway_G', 'End_B', 'no', '=b'))),
      'an unnamed answer': model(gateway('inclusiveGateway', 'So?', answer('Flow_1', 'Gateway_G', 'End_A', '', '=a'), answer('Flow_2', 'Gateway_G', 'End_B', 'no', '=b'))),
      'no condition': model(gateway('exclusiveGateway', 'So?', answer('Flow_1', 'Gateway_G', 'End_A', 'yes'), answer('Flow_2', 'Gateway_G', 'End_B', 'no', '=b'))),
    },
  },
  'user-task-has-form-due-date-people': {
    good: [model(userTask(FORM, PEOPLE, DUE))],
    bad: {
      'no form': model(userTask('<zeebe:userTask />', PEOPLE, DUE)),
      'a form of another deployment': model(userTask(FORM.replace('deployment', 'latest'), PEOPLE, DUE)),
      'no due date': model(userTask(FORM, PEOPLE)),
      'no people': model(userTask(FORM, DUE)),
      'an assignee': model(userTask(FORM, PEOPLE.replace('candidateGroups', 'assignee="=a" candidateGroups'), DUE)),
      'a job worker task': model(userTask(FORM.replace('<zeebe:userTask />', ''), PEOPLE, DUE)),
    },
  },
  'user-task-in-ask-scope': {
    good: [model(askScope(GUARDED)), model(userTask(), { id: 'PlatformCheck' })],
    bad: {
      'no scope': model(GUARDED),
      'a scope without the listener': model(askScope(GUARDED, io(NULLS, []))),
      'a scope that keeps an older outcome': model(askScope(GUARDED, OPEN_LISTENER + io([NULLS[0]], []))),
      'an outer outcome that would do': model(askScope(userTask(io([['=requestId', 'requestId'], NULLS[0]], GUARDS)))),
      'no assertion': model(askScope(userTask(io([['=requestId', 'requestId'], ...NULLS], [GUARDS[0], ['=outcome', 'outcome']])))),
      'an assertion about something else': model(askScope(userTask(io([['=requestId', 'requestId'], ...NULLS], [GUARDS[0], ['=assert(outcome, true)', 'outcome']])))),
      'no request id of its own': model(askScope(userTask(io(NULLS, GUARDS)))),
    },
  },
};

test('every rule has probes', () => {
  const rules = readdirSync(new URL('../bpmnlint-plugin-concordat/rules', import.meta.url)).map((name) => name.replace(/\.js$/, ''));
  assert.deepEqual(Object.keys(PROBES).sort(), rules.sort());
});

for (const [rule, { good, bad }] of Object.entries(PROBES)) {
  good.forEach((xml, index) =>
    test(`${rule} is quiet at good model ${index + 1}`, async () => {
      assert.deepEqual(await lintXml(xml, `concordat/${rule}`), []);
    }),
  );
  for (const [what, xml] of Object.entries(bad))
    test(`${rule} catches ${what}`, async () => {
      const reports = await lintXml(xml, `concordat/${rule}`);
      assert.ok(reports.length > 0, 'nothing was reported');
      assert.ok(reports.every((report) => report.rule === `concordat/${rule}` && report.message !== undefined && !/rule error/i.test(report.message)), JSON.stringify(reports));
    });
}

test('the rules of Camunda 8.6 are on', async () => {
  const xml = model('<bpmn:adHocSubProcess id="SubProcess_A" name="A" />');
  const reports = await lintXml(xml);
  assert.ok(reports.some((report) => report.rule.startsWith('camunda-compat/')), JSON.stringify(reports));
});

test('our rules are on by default', async () => {
  const reports = await lintXml(model(join('parallelGateway')));
  assert.ok(reports.some((report) => report.rule === 'concordat/no-join'), JSON.stringify(reports));
});
