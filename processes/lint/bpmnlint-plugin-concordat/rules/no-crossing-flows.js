'use strict';

const { is } = require('../zeebe');

function segments(edge) {
  const points = edge.waypoint || [];
  return points.slice(1).map((to, index) => ({ from: points[index], to, edge }));
}

function side(a, b, p) {
  return Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));
}

/** Two segments cross when each separates the ends of the other; touching ends do not count. */
function cross(one, other) {
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0
  );
}

/** Sequence flows do not cross. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Definitions')) return;
      for (const diagram of node.diagrams || []) {
        const drawn = (diagram.plane && diagram.plane.planeElement) || [];
        const edges = drawn.filter((element) => element.bpmnElement && is(element.bpmnElement, 'bpmn:SequenceFlow'));
        const all = edges.flatMap(segments);
        all.forEach((one, index) => {
          const hit = all.slice(index + 1).find((other) => other.edge !== one.edge && cross(one, other));
          if (hit) reporter.report(one.edge.bpmnElement.id, `crosses ${hit.edge.bpmnElement.id}`);
        });
      }
    },
  };
};
