'use strict';

const { is, inputs, outputs, listeners, processOf } = require('../zeebe');

const FACTS = ['submissionId', 'outcome'];
const shadows = (node, name) => inputs(node).some((input) => input.target === name && /^=\s*null$/.test(input.source));

/**
 * A person is asked inside a sub-process whose start listener opens the request, and a task completed past the portal
 * stops as an incident: the facts are shadowed on the way in and asserted on the way out.
 * Option: except, a list of process ids whose tasks are no requests.
 */
module.exports = function (config) {
  const except = (config && config.except) || [];
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:UserTask') || except.includes((processOf(node) || {}).id)) return;
      const scope = node.$parent;
      if (!is(scope, 'bpmn:SubProcess') || !listeners(scope, 'start').some((listener) => listener.type === 'requests.open'))
        reporter.report(node.id, 'must lie in a sub-process with the start listener requests.open');
      else
        for (const fact of FACTS)
          if (!shadows(scope, fact)) reporter.report(scope.id, `must start with "= null" for ${fact}, or an older value stays`);
      if (!inputs(node).some((input) => input.target === 'requestId'))
        reporter.report(node.id, 'must take requestId as an input, so that its record can be found');
      for (const fact of FACTS) {
        if (!shadows(node, fact)) reporter.report(node.id, `must shadow ${fact} by the input "= null"`);
        const guarded = outputs(node).some(
          (output) => output.target === fact && new RegExp(`^=\\s*assert\\(\\s*${fact}\\s*,\\s*${fact}\\s*!=\\s*null\\b`).test(output.source),
        );
        if (!guarded) reporter.report(node.id, `must assert ${fact} in an output mapping`);
      }
    },
  };
};
