'use strict';

const { is, extension, inputs, outputs } = require('../zeebe');

/** A called process gets and gives back only what its call activity maps, and its newest version is called. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:CallActivity')) return;
      const called = extension(node, 'zeebe:CalledElement');
      if (!called) return reporter.report(node.id, 'says no called process');
      // The engine passes everything on when these attributes are missing, so they must be there and say no.
      if (called.propagateAllParentVariables !== false)
        reporter.report(node.id, 'must not pass all variables down (propagateAllParentVariables="false")');
      if (called.propagateAllChildVariables !== false)
        reporter.report(node.id, 'must not take all variables back (propagateAllChildVariables="false")');
      if (called.bindingType !== undefined && called.bindingType !== 'latest')
        reporter.report(node.id, 'must call the latest version (bindingType="latest")');
      if (inputs(node).length === 0) reporter.report(node.id, 'maps no variable into the called process');
      if (outputs(node).length === 0) reporter.report(node.id, 'maps no variable back from the called process');
    },
  };
};
