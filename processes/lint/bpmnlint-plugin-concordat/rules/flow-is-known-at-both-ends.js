'use strict';

const { is } = require('../zeebe');

/** Each flow stands in an <outgoing> of its source and an <incoming> of its target: engine and other rules read those. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (is(node, 'bpmn:SequenceFlow')) {
        const { sourceRef: source, targetRef: target } = node;
        if (!source || !(source.outgoing || []).includes(node)) reporter.report(node.id, 'stands in no <outgoing> of its source');
        if (!target || !(target.incoming || []).includes(node)) reporter.report(node.id, 'stands in no <incoming> of its target');
      } else if (is(node, 'bpmn:FlowNode')) {
        if ((node.outgoing || []).some((flow) => flow.sourceRef !== node)) reporter.report(node.id, 'lists an <outgoing> that starts elsewhere');
        if ((node.incoming || []).some((flow) => flow.targetRef !== node)) reporter.report(node.id, 'lists an <incoming> that ends elsewhere');
      }
    },
  };
};
