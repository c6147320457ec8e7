'use strict';

const { is } = require('../zeebe');

/** Every outcome of a process or sub-process has one end event with a name of its own. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:FlowElementsContainer')) return;
      const seen = new Set();
      for (const end of (node.flowElements || []).filter((element) => is(element, 'bpmn:EndEvent'))) {
        if (!end.name) reporter.report(end.id, 'end event must name its outcome');
        else if (seen.has(end.name)) reporter.report(end.id, `another end event is called "${end.name}" too`);
        seen.add(end.name);
      }
    },
  };
};
