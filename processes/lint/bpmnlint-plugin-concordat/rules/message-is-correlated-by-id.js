'use strict';

const { extension, is } = require('../zeebe');

const LIFECYCLE = 'PartnershipLifecycle';

/**
 * A message is correlated by the id of the thing that it is about. By the partnership only the lifecycle may be found:
 * a message reaches one instance per process and key, and everything else may run several times in a partnership.
 */
module.exports = function () {
  return {
    check(node, reporter) {
      const subscription = is(node, 'bpmn:Message') && extension(node, 'zeebe:Subscription');
      if (!subscription) return;
      const [, name] = /^=\s*([a-z]\w*Id)\s*$/.exec(subscription.correlationKey || '') || [];
      if (!name) reporter.report(node.id, 'must be correlated by one variable that ends in Id');
      const lifecycle = node.$parent.rootElements.some((element) => is(element, 'bpmn:Process') && element.id === LIFECYCLE);
      if (name === 'partnershipId' && !lifecycle) reporter.report(node.id, `only ${LIFECYCLE} may be found by partnershipId: use the id of the thing itself`);
    },
  };
};
