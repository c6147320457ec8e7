'use strict';

const { extension, is, processOf } = require('../zeebe');

const LIFECYCLE = 'PartnershipLifecycle';

function belongs(node) {
  if (is(node, 'bpmn:ServiceTask')) return /^lifecycle\./.test((extension(node, 'zeebe:TaskDefinition') || {}).type || '');
  if (is(node, 'bpmn:SubProcess')) return node.triggeredByEvent === true;
  return ['bpmn:CallActivity', 'bpmn:ReceiveTask', 'bpmn:Event', 'bpmn:Gateway'].some((type) => is(node, type));
}

/** The lifecycle lives for years, so it is only calls and waits; what is done and asked is a process of its own. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:FlowNode') || (processOf(node) || {}).id !== LIFECYCLE) return;
      if (!belongs(node)) reporter.report(node.id, 'does not belong in the lifecycle: only calls, waits, gateways, events and lifecycle.* jobs do');
    },
  };
};
