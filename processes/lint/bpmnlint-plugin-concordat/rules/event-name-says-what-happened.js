'use strict';

const { is } = require('../zeebe');

const HAPPENED = /^[a-z][a-z0-9]*\.[a-z][A-Za-z0-9]*$/;
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** Messages and signals are <capability>.<pastState>, codes UPPER_SNAKE. That the state is past, a reader has to see. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (is(node, 'bpmn:Message') || is(node, 'bpmn:Signal')) {
        if (!HAPPENED.test(node.name || '')) reporter.report(node.id, `name "${node.name}" must be <capability>.<pastState>`);
      } else if (is(node, 'bpmn:Error')) {
        if (!CODE.test(node.errorCode || '')) reporter.report(node.id, `error code "${node.errorCode}" must be in upper snake case`);
      } else if (is(node, 'bpmn:Escalation')) {
        if (!CODE.test(node.escalationCode || '')) reporter.report(node.id, `escalation code "${node.escalationCode}" must be in upper snake case`);
      }
    },
  };
};
