'use strict';

const { is } = require('../zeebe');

const PREFIXES = [
  ['bpmn:BoundaryEvent', 'Boundary'],
  ['bpmn:StartEvent', 'Start'],
  ['bpmn:EndEvent', 'End'],
  ['bpmn:Event', 'Event'],
  ['bpmn:CallActivity', 'Call'],
  ['bpmn:SubProcess', 'SubProcess'],
  ['bpmn:Task', 'Task'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:SequenceFlow', 'Flow'],
  ['bpmn:Message', 'Message'],
  ['bpmn:Error', 'Error'],
  ['bpmn:Escalation', 'Escalation'],
  ['bpmn:Signal', 'Signal'],
];

/** Ids are Type_Meaning, in words: a modeller's own Activity_0x3k1ab says nothing in a record or a constant. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (is(node, 'bpmn:Process')) {
        if (!/^[A-Z][A-Za-z0-9]*$/.test(node.id)) reporter.report(node.id, 'process id must be PascalCase');
        return;
      }
      const rule = PREFIXES.find(([type]) => is(node, type));
      if (!rule) return;
      const [, prefix] = rule;
      const meaning = new RegExp(`^${prefix}_([A-Z][A-Za-z0-9]*)$`).exec(node.id);
      if (!meaning) reporter.report(node.id, `id must be ${prefix}_Meaning`);
    },
  };
};
