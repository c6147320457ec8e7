'use strict';

const { asks, boundaries, extension, hasDefinition, is, loopOf, reachable, targets } = require('../zeebe');
const { variablesOf } = require('../feel');

const TIMES = ['remindAt', 'deputyAt', 'dueAt'];

function waitsForMovedDeadline(element) {
  const message = is(element, 'bpmn:ReceiveTask') && element.messageRef;
  const subscription = message && extension(message, 'zeebe:Subscription');
  return message && message.name === 'deadline.moved' && subscription && /^=\s*requestId\s*$/.test(subscription.correlationKey);
}

/** What the timers at an element read. */
function timed(element) {
  const timers = boundaries(element).flatMap((event) => event.eventDefinitions || []).filter((definition) => is(definition, 'bpmn:TimerEventDefinition'));
  return timers.flatMap((timer) => [timer.timeDate, timer.timeDuration, timer.timeCycle]).filter(Boolean).flatMap((time) => variablesOf(time.body || ''));
}

/** True when every way on from an answer ends the whole scope: the wait beside it would never end otherwise. */
function endsScope(task) {
  const after = targets(task).flatMap((target) => [target, ...reachable(target)]);
  const ends = after.filter((element) => is(element, 'bpmn:EndEvent'));
  return ends.length > 0 && ends.every((end) => hasDefinition(end, 'bpmn:TerminateEventDefinition'));
}

function isOneOfMany(scope) {
  return Boolean(scope) && ((is(scope, 'bpmn:Activity') && Boolean(loopOf(scope))) || isOneOfMany(scope.$parent));
}

/**
 * Whoever is asked is reminded, then the deputy is asked, then the question is due; a message moves all three. One of
 * many is closed by a job when it is due, so that the others do not wait for ever.
 */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!asks(node)) return;
      const elements = node.flowElements || [];
      const wait = elements.find(waitsForMovedDeadline);
      if (!wait) reporter.report(node.id, 'must hold a receive task for deadline.moved, correlated by requestId');
      else {
        if (!targets(wait).some((target) => target === wait || reachable(target).has(wait)))
          reporter.report(wait.id, 'must wait again after its deadline has moved');
        for (const time of TIMES) if (!timed(wait).includes(time)) reporter.report(wait.id, `must carry a timer for ${time}`);
      }
      for (const task of elements.filter((element) => is(element, 'bpmn:UserTask')))
        if (!endsScope(task)) reporter.report(task.id, 'must lead to a terminate end event');
      const closes = elements.some((element) => (extension(element, 'zeebe:TaskDefinition') || {}).type === 'requests.close');
      if (isOneOfMany(node) && !closes) reporter.report(node.id, 'asks one of many, so it must close the request when it is due (requests.close)');
    },
  };
};
