'use strict';

const { is } = require('../zeebe');

function isDrawn(shape) {
  if (shape.$type === 'bpmndi:BPMNEdge') return (shape.waypoint || []).length > 1;
  return Boolean(shape.bounds) && shape.bounds.width > 0 && shape.bounds.height > 0;
}

/** A process without a diagram runs, but nobody can look at it. That no element is missing, bpmnlint's no-bpmndi sees. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Process')) return;
      const diagrams = (node.$parent.diagrams || []).filter((diagram) => diagram.plane);
      const drawn = (diagram) => diagram.plane.planeElement || [];
      if (!diagrams.some((diagram) => diagram.plane.bpmnElement === node && drawn(diagram).length > 0)) reporter.report(node.id, 'has no diagram');
      for (const shape of diagrams.flatMap(drawn))
        if (shape.bpmnElement && !isDrawn(shape)) reporter.report(shape.bpmnElement.id, 'has no place in the diagram');
    },
  };
};
