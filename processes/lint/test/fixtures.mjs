// Small models for the probes: only what one rule looks at, so that a probe says what the rule sees.
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1" targetNamespace="https://concordat.org/processes" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">`;

/** A file with one process; "diagram" is the content of its plane, "rest" stands beside the process. */
export function model(content, { id = 'Probe', diagram = '', rest = '' } = {}) {
  return `${HEAD}${rest}<bpmn:process id="${id}" isExecutable="true">${content}</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="${id}">${diagram}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}

/** The same without any diagram. */
export function undrawn(content) {
  return `${HEAD}<bpmn:process id="Probe" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
}

export function flow(id, from, to, more = '') {
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${more} />`;
}

export function answer(id, from, to, name, condition) {
  return `<bpmn:sequenceFlow id="${id}"${name ? ` name="${name}"` : ''} sourceRef="${from}" targetRef="${to}">${
    condition ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>` : ''
  }</bpmn:sequenceFlow>`;
}

export function edge(flowId, ...points) {
  return `<bpmndi:BPMNEdge id="${flowId}_di" bpmnElement="${flowId}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;
}

export function shape(id, x, y, width = 100, height = 80) {
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

export function timer(time, kind = 'timeDate') {
  return `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${time}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

export function message(name, key) {
  return `<bpmn:message id="Message_Come" name="${name}">${key ? ext(`<zeebe:subscription correlationKey="${key}" />`) : ''}</bpmn:message>`;
}

export const TIMER = '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>';

export function ext(...content) {
  return `<bpmn:extensionElements>${content.join('')}</bpmn:extensionElements>`;
}

export function io(inputs, outputs) {
  const row = (kind) => ([source, target]) => `<zeebe:${kind} source="${source}" target="${target}" />`;
  return `<zeebe:ioMapping>${inputs.map(row('input')).join('')}${outputs.map(row('output')).join('')}</zeebe:ioMapping>`;
}

export const OPEN_LISTENER =
  '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="requests.open" retries="3" /></zeebe:executionListeners>';
