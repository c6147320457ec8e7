'use strict';

const { asks, excepted, inputs, is, listeners, outputs } = require('../zeebe');

const FACTS = ['submissionId', 'outcome'];
const shadows = (node, name) => inputs(node).some((input) => input.target === name && /^=\s*null$/.test(input.source));

/**
 * A person is asked inside a sub-process whose start listener opens the request, and a task completed past the portal
 * stops as an incident: the facts are shadowed on the way in and asserted on the way out. One listener finds out all that
 * the question needs, so there is no other, and one scope asks one question.
 * Option: except, processes whose tasks are no requests, each with its reason.
 */
module.exports = function (config) {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:UserTask') || excepted(config, node)) return;
      const scope = node.$parent;
      if (!asks(scope)) reporter.report(node.id, 'must lie in a sub-process with the start listener requests.open');
      else {
        if (listeners(scope, 'start').length > 1) reporter.report(scope.id, 'must have no start listener but requests.open');
        if (scope.flowElements.find((element) => is(element, 'bpmn:UserTask')) !== node) reporter.report(node.id, 'must be the only user task of its scope');
        for (const fact of FACTS)
          if (!shadows(scope, fact)) reporter.report(scope.id, `must start with "= null" for ${fact}, or an older value stays`);
      }
      if (listeners(node, 'start').length > 0) reporter.report(node.id, 'must have no start listener: requests.open of its scope knows everything');
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
