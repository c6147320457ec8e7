'use strict';

const { is, boundaries, hasDefinition } = require('../zeebe');

/** Whoever waits for a message also waits for a timer: a message that never comes must not hold anything up unseen. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (is(node, 'bpmn:ReceiveTask')) {
        const timed = boundaries(node).some((event) => hasDefinition(event, 'bpmn:TimerEventDefinition'));
        if (!timed) reporter.report(node.id, 'waits for a message without a timer');
        return;
      }
      if (!is(node, 'bpmn:IntermediateCatchEvent') || !hasDefinition(node, 'bpmn:MessageEventDefinition')) return;
      const gateways = (node.incoming || []).map((flow) => flow.sourceRef).filter((source) => is(source, 'bpmn:EventBasedGateway'));
      const timed =
        gateways.length > 0 &&
        gateways.every((gateway) =>
          gateway.outgoing.some((flow) => is(flow.targetRef, 'bpmn:Event') && hasDefinition(flow.targetRef, 'bpmn:TimerEventDefinition')),
        );
      if (!timed) reporter.report(node.id, 'waits for a message without a timer');
    },
  };
};
