'use strict';

/** True when the element is of the type or of a type derived from it. */
function is(element, type) {
  return typeof element.$instanceOf === 'function' && element.$instanceOf(type);
}

/** The extension elements of one type, e.g. zeebe:FormDefinition. */
function extensions(element, type) {
  const values = (element.extensionElements && element.extensionElements.values) || [];
  return values.filter((value) => value.$type === type);
}

function extension(element, type) {
  return extensions(element, type)[0];
}

/** The start or end listeners of an element. */
function listeners(element, eventType) {
  const holder = extension(element, 'zeebe:ExecutionListeners');
  return ((holder && holder.listeners) || []).filter((listener) => listener.eventType === eventType);
}

function inputs(element) {
  const mapping = extension(element, 'zeebe:IoMapping');
  return (mapping && mapping.inputParameters) || [];
}

function outputs(element) {
  const mapping = extension(element, 'zeebe:IoMapping');
  return (mapping && mapping.outputParameters) || [];
}

/** The boundary events of an activity. */
function boundaries(activity) {
  return (activity.$parent.flowElements || []).filter(
    (element) => is(element, 'bpmn:BoundaryEvent') && element.attachedToRef === activity,
  );
}

function hasDefinition(event, type) {
  return (event.eventDefinitions || []).some((definition) => is(definition, type));
}

function processOf(element) {
  let current = element;
  while (current && !is(current, 'bpmn:Process')) current = current.$parent;
  return current;
}

/** The elements that the flows of an element lead to. */
function targets(element) {
  return (element.$parent.flowElements || []).filter((flow) => is(flow, 'bpmn:SequenceFlow') && flow.sourceRef === element).map((flow) => flow.targetRef);
}

/** Everything that can run after an element in its scope, what follows its boundary events included. */
function reachable(element, seen = new Set()) {
  for (const next of [...targets(element), ...boundaries(element)])
    if (!seen.has(next)) {
      seen.add(next);
      reachable(next, seen);
    }
  return seen;
}

/** The multi-instance of an activity as Camunda knows it: its collections and elements; undefined for a single activity. */
function loopOf(activity) {
  return activity.loopCharacteristics && (extension(activity.loopCharacteristics, 'zeebe:LoopCharacteristics') || {});
}

/** The job that returns what a question needs, and the variables that it returns, local to its scope. */
const OPEN = 'requests.open';
const OPENED = ['requestId', 'candidateGroups', 'candidateUsers', 'remindAt', 'deputyAt', 'dueAt'];

function asks(scope) {
  return is(scope, 'bpmn:SubProcess') && listeners(scope, 'start').some((listener) => listener.type === OPEN);
}

/** True for what a rule leaves out: { except: { "PlatformCheck": "the reason", "Other/Boundary_Late": "the reason" } }. */
function excepted(config, element) {
  const except = (config && config.except) || {};
  const process = (processOf(element) || {}).id;
  return [process, `${process}/${element.id}`].some((name) => Object.hasOwn(except, name));
}

module.exports = {
  OPENED,
  asks,
  boundaries,
  excepted,
  extension,
  extensions,
  hasDefinition,
  inputs,
  is,
  listeners,
  loopOf,
  outputs,
  processOf,
  reachable,
  targets,
};
