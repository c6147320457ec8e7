// Every rule of ours: bad models that it must catch, a good one at which it must stay quiet.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { config, lintXml } from '../lint.mjs';
import { readAll } from '../models.mjs';
import { OPEN_LISTENER, TIMER, answer, edge, ext, flow, io, message, model, shape, timer, undrawn } from './fixtures.mjs';

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
const come = { rest: message('thing.come') };
const boundary = (definition) => `<bpmn:boundaryEvent id="Boundary_Wait" attachedToRef="Task_Wait">${definition}</bpmn:boundaryEvent>`;
const catches = (timed) => `<bpmn:eventBasedGateway id="Gateway_E"><bpmn:outgoing>Flow_1</bpmn:outgoing><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:eventBasedGateway>
  <bpmn:intermediateCatchEvent id="Event_M"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:messageEventDefinition messageRef="Message_Come" /></bpmn:intermediateCatchEvent>
  <bpmn:intermediateCatchEvent id="Event_T"><bpmn:incoming>Flow_2</bpmn:incoming>${timed ? TIMER : '<bpmn:signalEventDefinition />'}</bpmn:intermediateCatchEvent>
  ${flow('Flow_1', 'Gateway_E', 'Event_M')}${flow('Flow_2', 'Gateway_E', 'Event_T')}`;

const service = (type, retries) => `<bpmn:serviceTask id="Task_S">${ext(`<zeebe:taskDefinition type="${type}"${retries ? ` retries="${retries}"` : ''} />`)}</bpmn:serviceTask>`;

const LOOP = { inputCollection: '=requests', inputElement: 'request', outputCollection: 'answers', outputElement: '={agencyId: agencyId, outcome: outcome}' };
const LOCAL = io([['=request.agencyId', 'agencyId'], NULLS[1]], []);
const many = ({ loop = LOOP, sequential = '', condition = '', scope = LOCAL, content = '', id = 'SubProcess_Many', kind = 'subProcess' } = {}) =>
  `<bpmn:${kind} id="${id}" name="Ask them">${ext(scope)}<bpmn:multiInstanceLoopCharacteristics${sequential}>${ext(
    `<zeebe:loopCharacteristics ${Object.entries(loop).map(([name, value]) => `${name}="${value}"`).join(' ')} />`,
  )}${condition}</bpmn:multiInstanceLoopCharacteristics>${content}</bpmn:${kind}>`;
const leave = (property) => Object.fromEntries(Object.entries(LOOP).filter(([name]) => name !== property));
const atMany = (more) => `<bpmn:boundaryEvent id="Boundary_B" attachedToRef="SubProcess_Many"${more}>${TIMER}</bpmn:boundaryEvent>`;
const INNER = many({ id: 'SubProcess_Inner', loop: { ...LOOP, outputCollection: 'innerAnswers' } });
const EMPTY = [['=[]', 'innerAnswers']];
const OUTER = [['=request.agencyId', 'agencyId'], NULLS[1]];
const between = (inputs, content) => `<bpmn:subProcess id="SubProcess_Between" name="Between">${ext(io(inputs, []))}${content}</bpmn:subProcess>`;

const correlated = (key) => ({ rest: message('thing.come', key) });
const named = (name) => model(`<bpmn:task id="Task_A" name="${name}" />`);

const drawn = (content, ...diagram) => model(content, { diagram: diagram.join('') });
const LEFT = shape('Task_A', 200, 0) + shape('Task_B', 0, 0);
const twoTasks = (...flows) => `<bpmn:task id="Task_A" /><bpmn:task id="Task_B" />${flows.join('')}`;
const AB = flow('Flow_AB', 'Task_A', 'Task_B');

const waits = (time, kind) => model(`<bpmn:intermediateCatchEvent id="Event_T">${timer(time, kind)}</bpmn:intermediateCatchEvent>`);
const scheduled = (schedule) => model(userTask(`<zeebe:taskSchedule ${schedule} />`));

const MOVED = { rest: message('deadline.moved', '=requestId') };
const TIMES = ['remindAt', 'deputyAt', 'dueAt'];
const question = ({ listener = OPEN_LISTENER, wait = receive, back = flow('Flow_Back', 'Task_Wait', 'Task_Wait'), times = TIMES, end = '<bpmn:terminateEventDefinition />', more = '' } = {}) =>
  `<bpmn:subProcess id="SubProcess_Ask" name="Ask">${ext(listener)}${more}${userTask()}${wait}${back}
  ${times.map((time) => `<bpmn:boundaryEvent id="Boundary_${time}" attachedToRef="Task_Wait" cancelActivity="false">${timer(`=${time}`)}</bpmn:boundaryEvent>`).join('')}
  <bpmn:endEvent id="End_Answered" name="Answered">${end}</bpmn:endEvent>${flow('Flow_Answered', 'Task_Ask', 'End_Answered')}</bpmn:subProcess>`;
const SEVERAL = '<bpmn:multiInstanceLoopCharacteristics />';
const CLOSE = service('requests.close', '3');

const LIFECYCLE = { id: 'PartnershipLifecycle', ...MOVED };
const monthly = receive + boundary(timer('P1M', 'timeDuration')).replace('Boundary_Wait', 'Boundary_MonthPassed');
const twoEnds = (outgoing, incoming, flows = AB) =>
  model(`<bpmn:task id="Task_A">${outgoing}</bpmn:task><bpmn:task id="Task_B">${incoming}</bpmn:task>${flows}`);
const OUT = '<bpmn:outgoing>Flow_AB</bpmn:outgoing>';
const IN = '<bpmn:incoming>Flow_AB</bpmn:incoming>';

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
  'event-name-says-what-happened': {
    good: [
      model('', { rest: message('deadline.moved') + '<bpmn:signal id="Signal_A" name="platform.checkSignalled" />' }),
      model('', { rest: '<bpmn:error id="Error_A" errorCode="ALREADY_RUNNING" /><bpmn:escalation id="Escalation_A" escalationCode="LEVEL_2" />' }),
    ],
    bad: {
      'a message without a capability': model('', { rest: message('moved') }),
      'a message in words': model('', { rest: message('Deadline moved') }),
      'a signal': model('', { rest: '<bpmn:signal id="Signal_A" name="CHECKED" />' }),
      'a name made while running': model('', { rest: message('=name') }),
      'an error code': model('', { rest: '<bpmn:error id="Error_A" errorCode="already-running" />' }),
      'an escalation without a code': model('', { rest: '<bpmn:escalation id="Escalation_A" />' }),
    },
  },
  'flow-is-known-at-both-ends': {
    good: [twoEnds(OUT, IN)],
    bad: {
      'no outgoing': twoEnds('', IN),
      'no incoming': twoEnds(OUT, ''),
      'an incoming of another element': twoEnds(OUT + IN, IN),
      'an outgoing of another element': twoEnds(OUT, IN + OUT),
    },
  },
  'id-says-meaning': {
    good: [
      model(`<bpmn:startEvent id="Start_A" />${GUARDED}<bpmn:endEvent id="End_B" /><bpmn:subProcess id="SubProcess_C" /><bpmn:exclusiveGateway id="Gateway_D" />${call(KEEP)}${receive}${boundary(TIMER)}`, come),
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
  'label-in-sentence-case': {
    good: [
      named('Check the proposal'),
      named('Ask the RAG rating, DMN in hand'),
      named('Deputy’s turn'),
      named('2 days passed'),
      model(gateway('parallelGateway', '', answer('Flow_1', 'Gateway_G', 'End_A', 'yes', '=a'), answer('Flow_2', 'Gateway_G', 'End_B', 'No, moved', '=b'))),
    ].map((xml) => xml.replace('id="Probe"', 'id="Probe" name="Partnership set-up"')),
    bad: Object.fromEntries(
      Object.entries({
        'title case': named('Check The Proposal'),
        'one capital letter too many': named('Check Proposal'),
        'a small first letter': named('check the proposal'),
        'a full stop': named('Check the proposal.'),
        'a full stop on a flow': model(gateway('parallelGateway', '', answer('Flow_1', 'Gateway_G', 'End_A', 'yes.', '=a'))),
        'title case on a flow': model(gateway('parallelGateway', '', answer('Flow_1', 'Gateway_G', 'End_A', 'Send It', '=a'))),
        'a sub-process without a name': model('<bpmn:subProcess id="SubProcess_S" />'),
      }).map(([what, xml]) => [what, xml.replace('id="Probe"', 'id="Probe" name="Partnership set-up"')]),
    ),
  },
  'left-to-right': {
    good: [
      drawn(twoTasks(AB), shape('Task_A', 0, 0), shape('Task_B', 200, 0)),
      drawn(twoTasks(AB), shape('Task_A', 0, 0), shape('Task_B', 0, 200)),
      drawn(twoTasks(AB, flow('Flow_BA', 'Task_B', 'Task_A')), LEFT),
    ],
    bad: {
      'a flow to the left': drawn(twoTasks(AB), LEFT),
      'a flow to the left in a sub-process': drawn(`<bpmn:subProcess id="SubProcess_S">${twoTasks(AB)}</bpmn:subProcess>`, LEFT),
      'a flow to the left behind a loop': drawn(twoTasks(AB, flow('Flow_AA', 'Task_A', 'Task_A')), LEFT),
    },
  },
  'message-is-correlated-by-id': {
    good: [model(receive, correlated('=requestId')), model('', { rest: message('thing.come') }), model(receive, { id: 'PartnershipLifecycle', ...correlated('= partnershipId') })],
    bad: {
      'the partnership': model(receive, correlated('=partnershipId')),
      'no id': model(receive, correlated('=agency')),
      'a made-up key': model(receive, correlated('=agencyId + requestId')),
      'a field of something': model(receive, correlated('=request.requestId')),
      'a fixed key': model(receive, correlated('requestId')),
      'no key': model(receive, { rest: '<bpmn:message id="Message_Come" name="thing.come">' + ext('<zeebe:subscription />') + '</bpmn:message>' }),
    },
  },
  'message-wait-has-timer': {
    good: [model(receive + boundary(TIMER), come), model(catches(true), come)],
    bad: {
      'a receive task alone': model(receive, come),
      'a receive task with another boundary': model(receive + boundary('<bpmn:errorEventDefinition />'), come),
      'a catch event alone': model('<bpmn:intermediateCatchEvent id="Event_M"><bpmn:messageEventDefinition messageRef="Message_Come" /></bpmn:intermediateCatchEvent>', come),
      'an event-based gateway without a timer': model(catches(false), come),
    },
  },
  'multi-instance-keeps-answers': {
    good: [
      model(many()),
      model(many({ scope: OPEN_LISTENER + LOCAL, loop: { ...LOOP, outputElement: '={requestId: requestId, outcome: outcome}' } })),
      model(many({ loop: { ...LOOP, outputElement: '=request' } })),
      model(many() + atMany(' cancelActivity="false"')),
      model(many({ scope: io([...OUTER, ...EMPTY], []), content: INNER })),
      model(many({ content: between(EMPTY, INNER) })),
    ],
    bad: {
      'one after the other': model(many({ sequential: ' isSequential="true"' })),
      'a completion condition': model(many({ condition: '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=done</bpmn:completionCondition>' })),
      'a user task': model(many({ kind: 'userTask' })),
      'a call activity': model(many({ kind: 'callActivity' })),
      'an interrupting boundary event': model(many() + atMany('')),
      'no input collection': model(many({ loop: leave('inputCollection') })),
      'no input element': model(many({ loop: leave('inputElement') })),
      'no output collection': model(many({ loop: leave('outputCollection') })),
      'no output element': model(many({ loop: leave('outputElement') })),
      'an outcome that all share': model(many({ scope: io([['=request.agencyId', 'agencyId']], []) })),
      'a listener that does not open a request': model(many({ loop: { ...LOOP, outputElement: '=requestId' }, scope: OPEN_LISTENER.replace('requests.open', 'requests.look') })),
      'nothing said': model(`<bpmn:subProcess id="SubProcess_Many">${SEVERAL}</bpmn:subProcess>`),
      'an inner collection that all outer iterations share': model(many({ content: INNER })),
      'an inner collection that only its own iterations start': model(many({ content: INNER.replace('</zeebe:ioMapping>', '<zeebe:input source="=[]" target="innerAnswers" /></zeebe:ioMapping>') })),
      'an inner collection that starts outside': model(between(EMPTY, many({ content: INNER }))),
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
    bad: {
      'no diagram': undrawn('<bpmn:startEvent id="Start_A" />'),
      'an empty one': model('<bpmn:startEvent id="Start_A" />'),
      'a shape without a place': drawn(twoTasks(), shape('Task_A', 0, 0), '<bpmndi:BPMNShape id="Task_B_di" bpmnElement="Task_B" />'),
      'a shape without a size': drawn(twoTasks(), shape('Task_A', 0, 0), shape('Task_B', 200, 0, 0, 0)),
      'a flow without a line': drawn(twoTasks(AB), LEFT, edge('Flow_AB', [0, 0])),
    },
  },
  'question-has-deadline': {
    good: [
      model(question(), MOVED),
      model(question({ listener: '', wait: '', back: '', times: [], end: '' })),
      model(question({ more: SEVERAL + CLOSE }), MOVED),
      model(question({ back: service('requests.look', '3') + flow('Flow_1', 'Task_Wait', 'Task_S') + flow('Flow_2', 'Task_S', 'Task_Wait') }), MOVED),
    ],
    bad: {
      'no wait': model(question({ wait: '', back: '', times: [] }), MOVED),
      'another message': model(question(), { rest: message('thing.moved', '=requestId') }),
      'another key': model(question(), { rest: message('deadline.moved', '=agencyId') }),
      'a wait that ends when it is moved': model(question({ back: '' }), MOVED),
      'a wait that only its timers lead back to': model(question({ back: flow('Flow_Back', 'Boundary_dueAt', 'Task_Wait') }), MOVED),
      'no reminder': model(question({ times: ['deputyAt', 'dueAt'] }), MOVED),
      'no deputy': model(question({ times: ['remindAt', 'dueAt'] }), MOVED),
      'no due date': model(question({ times: ['remindAt', 'deputyAt'] }), MOVED),
      'an answer that leaves the wait open': model(question({ end: '' }), MOVED),
      'an answer that leads nowhere': model(question().replace(/<bpmn:sequenceFlow id="Flow_Answered"[^>]*>/, ''), MOVED),
      'one of many that is never closed': model(question({ more: SEVERAL }), MOVED),
      'one of many that is never closed, further in': model(`<bpmn:subProcess id="SubProcess_Many">${SEVERAL}${question()}</bpmn:subProcess>`, MOVED),
    },
  },
  'small-lifecycle': {
    good: [
      model(`<bpmn:startEvent id="Start_A" />${call(KEEP)}${receive}${boundary(TIMER)}${service('lifecycle.register', '3')}<bpmn:exclusiveGateway id="Gateway_G" /><bpmn:endEvent id="End_A" />`, LIFECYCLE),
      model('<bpmn:subProcess id="SubProcess_S" triggeredByEvent="true" />', LIFECYCLE),
      model(userTask()),
    ],
    bad: {
      'a user task': model(userTask(), LIFECYCLE),
      'a sub-process': model('<bpmn:subProcess id="SubProcess_S" />', LIFECYCLE),
      'a job of another capability': model(service('notifications.chase', '3'), LIFECYCLE),
      'a decision': model('<bpmn:businessRuleTask id="Task_D" />', LIFECYCLE),
      'a user task in an event sub-process': model(`<bpmn:subProcess id="SubProcess_S" triggeredByEvent="true">${userTask()}</bpmn:subProcess>`, LIFECYCLE),
    },
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
  'time-is-data': {
    good: [
      waits('=dueAt'),
      waits('="R/" + dueAt + "/" + timeLimit.chaseEvery', 'timeCycle'),
      waits('=duration(timeLimit.waitFor)', 'timeDuration'),
      scheduled('dueDate="=dueAt" followUpDate="=remindAt"'),
      model(userTask(), { id: 'PlatformCheck' }),
      waits('PT1S', 'timeDuration').replaceAll('"Probe"', '"PlatformCheck"'),
      model(monthly, LIFECYCLE),
    ],
    bad: {
      'a duration': waits('P1D', 'timeDuration'),
      'a date': waits('2026-12-02T09:00:00Z'),
      'a cycle': waits('R/P1D', 'timeCycle'),
      'a duration dressed up': waits('=duration("P1D")', 'timeDuration'),
      'a duration beside a variable': waits('=date and time(dueAt) + duration("P1D")'),
      'a time without a variable': waits('=now()'),
      'a boundary event': model(receive + boundary(TIMER), come),
      'the exception of another process': model(monthly, come),
      'another event of that process': model(receive + boundary(TIMER), LIFECYCLE),
      'a fixed due date': scheduled('dueDate="2026-12-02T09:00:00Z"'),
      'a fixed follow-up date': scheduled('dueDate="=dueAt" followUpDate="=now() + duration(&quot;P1D&quot;)"'),
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
      'a second start listener of the scope': model(askScope(GUARDED, OPEN_LISTENER.replace(/(<zeebe:executionListener [^>]*>)/, '$1$1') + io(NULLS, []))),
      'a start listener of the task': model(askScope(GUARDED.replace('<zeebe:ioMapping>', OPEN_LISTENER.replace('requests.open', 'requests.look') + '<zeebe:ioMapping>'))),
      'two questions in one scope': model(askScope(GUARDED + GUARDED.replace('Task_Ask', 'Task_AskAgain'))),
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

test('every exception names something that is there and says why', async () => {
  const folder = (name) => fileURLToPath(new URL(name, import.meta.url));
  const { models } = await readAll(folder('../..'), folder('../../../forms'));
  const known = models.flatMap((found) => [found.id, ...found.elements.map((element) => `${found.id}/${element.id}`)]);
  const exceptions = Object.values(config.rules).flatMap(([, options]) => Object.entries(options?.except || {}));
  assert.ok(exceptions.length > 0);
  for (const [name, reason] of exceptions) {
    assert.ok(known.includes(name), `${name} is in no model`);
    assert.match(reason, /\w+ \w+ \w+/, `${name} needs a reason`);
  }
});

const linkThrow = '<bpmn:intermediateThrowEvent id="Event_L" name="Go on"><bpmn:linkEventDefinition name="on" /></bpmn:intermediateThrowEvent>';
const conditional = '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=a</bpmn:condition></bpmn:conditionalEventDefinition>';
const taskListener = '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="a.b" retries="3" /></zeebe:taskListeners>';
// Rules of others that we count on, so that an update of theirs does not take them away unseen.
const COUNTED_ON = {
  'an ad-hoc sub-process': [model('<bpmn:adHocSubProcess id="SubProcess_A" name="A" />'), 'camunda-compat/element-type'],
  'a transaction': [model('<bpmn:transaction id="SubProcess_A" name="A" />'), 'camunda-compat/element-type'],
  'a conditional event': [model(`<bpmn:intermediateCatchEvent id="Event_C" name="So">${conditional}</bpmn:intermediateCatchEvent>`), 'camunda-compat/element-type'],
  'a task listener, which 8.6 does not know': [model(userTask(FORM, PEOPLE, DUE, taskListener)), 'camunda-compat/no-task-listeners'],
  'what only 8.8 asks for': [
    model(`<bpmn:adHocSubProcess id="SubProcess_A" name="A"><bpmn:subProcess id="SubProcess_E" triggeredByEvent="true"><bpmn:startEvent id="Start_E"><bpmn:timerEventDefinition /></bpmn:startEvent></bpmn:subProcess></bpmn:adHocSubProcess>`),
    'camunda-compat/no-interrupting-event-subprocess',
  ],
  'a link to nothing': [model(linkThrow), 'link-event'],
  'a task without a label': [model('<bpmn:task id="Task_A" />'), 'label-required'],
  'an element that is not drawn': [drawn(twoTasks(AB), shape('Task_A', 0, 0), edge('Flow_AB', [0, 0], [1, 1])), 'no-bpmndi'],
  'a flow that is not drawn': [drawn(`<bpmn:subProcess id="SubProcess_S">${twoTasks(AB)}</bpmn:subProcess>`, LEFT, shape('SubProcess_S', 0, 0)), 'no-bpmndi'],
  'a join of ours': [model(join('parallelGateway')), 'concordat/no-join'],
};
for (const [what, [xml, rule]] of Object.entries(COUNTED_ON))
  test(`${what} is reported by ${rule}, which is on`, async () => {
    const reports = await lintXml(xml);
    assert.ok(reports.some((report) => report.rule === rule), JSON.stringify(reports));
  });
