'use strict';

const { is, reachable } = require('../zeebe');

/** The middle of every drawn element, from left to right. */
function middles(definitions) {
  const shapes = (definitions.diagrams || []).flatMap((diagram) => (diagram.plane && diagram.plane.planeElement) || []);
  return new Map(shapes.filter((shape) => shape.bounds).map((shape) => [shape.bpmnElement, shape.bounds.x + shape.bounds.width / 2]));
}

function flows(container) {
  const elements = container.flowElements || [];
  return elements.flatMap((element) => (is(element, 'bpmn:SequenceFlow') ? [element] : flows(element)));
}

/**
 * A flow leads to the right, or up or down; only a loop may lead back. Whether the happy path is straight, a reader has
 * to see.
 */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Definitions')) return;
      const middle = middles(node);
      for (const flow of node.rootElements.flatMap(flows)) {
        const { sourceRef: source, targetRef: target } = flow;
        const left = middle.get(target) < middle.get(source);
        if (left && !reachable(target).has(source)) reporter.report(flow.id, 'leads to the left and is no loop');
      }
    },
  };
};
