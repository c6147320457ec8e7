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

module.exports = { is, extension, extensions, listeners, inputs, outputs, boundaries, hasDefinition, processOf };
