'use strict';

const { is } = require('../zeebe');

/** A process without a diagram runs, but nobody can look at it. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Process')) return;
      const diagrams = node.$parent.diagrams || [];
      const drawn = diagrams.some((diagram) => diagram.plane && diagram.plane.bpmnElement === node && (diagram.plane.planeElement || []).length > 0);
      if (!drawn) reporter.report(node.id, 'has no diagram');
    },
  };
};
