// Reads the stages: every model, decision and form, and what each of them names.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import BpmnModdle from 'bpmn-moddle';
import { variablesOf } from './bpmnlint-plugin-concordat/feel.js';

const require = createRequire(import.meta.url);
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
const NOT_A_STAGE = new Set(['lint', 'src', 'target', 'node_modules']);

function files(root, endings) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_A_STAGE.has(entry.name) && !entry.name.startsWith('.'))
    .flatMap((stage) =>
      readdirSync(join(root, stage.name))
        .filter((name) => endings.some((ending) => name.endsWith(ending)))
        .map((name) => ({ stage: stage.name, name, path: join(root, stage.name, name) })),
    )
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The files of all stages, by kind. */
export function findFiles(processesFolder, formsFolder) {
  return {
    models: files(processesFolder, ['.bpmn']),
    decisions: files(processesFolder, ['.dmn']),
    forms: files(formsFolder, ['.form']),
  };
}

/** Every element below a moddle element, with itself, parents first. */
export function elementsOf(element, seen = new Set()) {
  if (!element || typeof element !== 'object' || !element.$type || seen.has(element)) return [];
  seen.add(element);
  const children = element.$descriptor.properties
    .filter((property) => !property.isReference && !property.isAttr)
    .flatMap((property) => {
      const value = element.get(property.name);
      return Array.isArray(value) ? value : [value];
    });
  return [element, ...children.flatMap((child) => elementsOf(child, seen))];
}

export { variablesOf };

function name(element) {
  return element.name || element.id;
}

/** What one BPMN file declares and uses. */
export async function readModel(file) {
  const xml = readFileSync(file.path, 'utf8');
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const all = elementsOf(rootElement);
  const of = (type) => all.filter((element) => element.$type === type);
  const flowNodes = all.filter((element) => element.$instanceOf?.('bpmn:FlowNode'));
  const values = (type, property) => of(type).map((element) => element.get(property)).filter((value) => value !== undefined);
  const variables = new Set();
  const expressions = [];
  const collect = (list) => list.forEach((value) => expressions.push(value));
  collect(values('zeebe:Input', 'source'));
  collect(values('zeebe:Output', 'source'));
  collect(values('zeebe:AssignmentDefinition', 'candidateGroups'));
  collect(values('zeebe:AssignmentDefinition', 'candidateUsers'));
  collect(values('zeebe:TaskSchedule', 'dueDate'));
  collect(values('zeebe:TaskSchedule', 'followUpDate'));
  collect(values('zeebe:Subscription', 'correlationKey'));
  collect(values('zeebe:LoopCharacteristics', 'inputCollection'));
  collect(values('zeebe:LoopCharacteristics', 'outputElement'));
  collect(of('bpmn:FormalExpression').map((expression) => expression.body || ''));
  expressions.filter((value) => value.startsWith('=')).flatMap(variablesOf).forEach((value) => variables.add(value));
  const names = [
    ...values('zeebe:Input', 'target'),
    ...values('zeebe:Output', 'target'),
    ...values('zeebe:LoopCharacteristics', 'inputElement'),
    ...values('zeebe:LoopCharacteristics', 'outputCollection'),
    ...values('zeebe:CalledDecision', 'resultVariable'),
    ...values('zeebe:Script', 'resultVariable'),
  ];
  names.forEach((value) => variables.add(value.split('.')[0]));
  const processes = of('bpmn:Process').map((process) => ({ id: process.id, name: name(process) }));
  return {
    ...file,
    id: basename(file.name, '.bpmn'),
    warnings: warnings.map((warning) => warning.message),
    platformVersion: rootElement.$attrs['modeler:executionPlatformVersion'],
    processes,
    elements: flowNodes.map((node) => ({ id: node.id, name: name(node), process: processes[0]?.id })),
    jobTypes: [...values('zeebe:TaskDefinition', 'type'), ...values('zeebe:ExecutionListener', 'type')],
    messages: of('bpmn:Message').map((message) => message.name),
    correlations: of('bpmn:Message').flatMap((message) =>
      elementsOf(message)
        .filter((element) => element.$type === 'zeebe:Subscription')
        .map((subscription) => ({ message: message.name, key: subscription.correlationKey })),
    ),
    errors: of('bpmn:Error').map((error) => error.errorCode),
    forms: values('zeebe:FormDefinition', 'formId'),
    decisions: of('zeebe:CalledDecision').map((called) => ({ id: called.decisionId, binding: called.bindingType || 'latest' })),
    called: values('zeebe:CalledElement', 'processId'),
    variables: [...variables].sort(),
  };
}

/** The decisions of one DMN file. */
export function readDecision(file) {
  const xml = readFileSync(file.path, 'utf8');
  const decisions = [...xml.matchAll(/<(?:\w+:)?decision\s+([^>]*)>/g)].map(([, attributes]) => ({
    id: /\bid="([^"]+)"/.exec(attributes)?.[1],
    name: /\bname="([^"]+)"/.exec(attributes)?.[1],
  }));
  return { ...file, platformVersion: /executionPlatformVersion="([^"]+)"/.exec(xml)?.[1], decisions };
}

/** One form file; "broken" holds the reason when it is not JSON. */
export function readForm(file) {
  try {
    const form = JSON.parse(readFileSync(file.path, 'utf8'));
    const flat = (components) => components.flatMap((component) => [component, ...flat(component.components || [])]);
    return { ...file, form, id: form.id, components: flat(form.components || []) };
  } catch (error) {
    return { ...file, id: basename(file.name, '.form'), components: [], broken: error.message };
  }
}

/** Everything below the two folders, read once. */
export async function readAll(processesFolder, formsFolder) {
  const found = findFiles(processesFolder, formsFolder);
  return {
    models: await Promise.all(found.models.map(readModel)),
    decisions: found.decisions.map(readDecision),
    forms: found.forms.map(readForm),
  };
}
