'use strict';

const { is } = require('../zeebe');

/**
 * Labels read like sentences: a capital letter first and no other, no full stop. Answers at gateways go on from the
 * question, so theirs may start small. Abbreviations (DMN) may stand anywhere. That a task starts with a verb, a reader
 * has to see.
 * Option: properNouns, a list of words that keep their capital letter.
 */
module.exports = function (config) {
  const properNouns = (config && config.properNouns) || [];
  return {
    check(node, reporter) {
      const flow = is(node, 'bpmn:SequenceFlow');
      if (!flow && !is(node, 'bpmn:FlowNode') && !is(node, 'bpmn:Process')) return;
      const label = (node.name || '').trim();
      // bpmnlint asks for the names of everything else.
      if (!label && (is(node, 'bpmn:SubProcess') || is(node, 'bpmn:Process'))) reporter.report(node.id, 'has no name');
      if (!label) return;
      if (!flow && /^\p{Ll}/u.test(label)) reporter.report(node.id, `label "${label}" must start with a capital letter`);
      const [, ...later] = label.match(/[\p{L}\p{N}’']+/gu) || [];
      const capital = later.find((word) => /^\p{Lu}\p{Ll}/u.test(word) && !properNouns.includes(word));
      if (capital) reporter.report(node.id, `label "${label}" must be in sentence case ("${capital.toLowerCase()}")`);
      if (/\.$/.test(label)) reporter.report(node.id, `label "${label}" must not end with a full stop`);
    },
  };
};
