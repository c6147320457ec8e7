'use strict';

const { is } = require('../zeebe');

/** A gateway that decides asks a question; its flows are the answers, each with a name and a condition. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:ExclusiveGateway') && !is(node, 'bpmn:InclusiveGateway')) return;
      const answers = node.outgoing || [];
      if (answers.length < 2) return;
      if (!/\?$/.test((node.name || '').trim())) reporter.report(node.id, 'splits, so its label must be a question');
      for (const flow of answers) {
        if (!flow.name) reporter.report(flow.id, 'leaves a gateway, so it must be labelled with the answer');
        if (!flow.conditionExpression && node.default !== flow) reporter.report(flow.id, 'needs a condition');
      }
    },
  };
};
