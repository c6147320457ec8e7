'use strict';

const { is, extension, listeners } = require('../zeebe');

const JOB_TYPE = /^[a-z][a-z0-9]*\.[a-z][A-Za-z0-9]*$/;

/** Job types are <capability>.<verbNoun> and retries are written down, also for listeners. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:FlowNode')) return;
      const task = extension(node, 'zeebe:TaskDefinition');
      const jobs = [...(task ? [task] : []), ...listeners(node, 'start'), ...listeners(node, 'end')];
      for (const job of jobs) {
        if (!JOB_TYPE.test(job.type || '')) reporter.report(node.id, `job type "${job.type}" must be <capability>.<verbNoun>`);
        if (!/^[1-9]\d*$/.test(job.retries || '')) reporter.report(node.id, `job "${job.type}" must say its retries`);
      }
    },
  };
};
