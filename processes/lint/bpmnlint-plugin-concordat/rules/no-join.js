'use strict';

const { is } = require('../zeebe');

/** An instance that waits at a join cannot be migrated on 8.6: use multi-instance or a sub-process instead. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:ParallelGateway') && !is(node, 'bpmn:InclusiveGateway')) return;
      if ((node.incoming || []).length > 1)
        reporter.report(node.id, 'joins: an instance waiting here could not be migrated (use multi-instance or a sub-process)');
    },
  };
};
