'use strict';

const { OPENED, asks, boundaries, inputs, is, loopOf } = require('../zeebe');
const { variablesOf } = require('../feel');

const NAMED = ['inputCollection', 'inputElement', 'outputCollection', 'outputElement'];

/** What each iteration has for itself; any other name would be read from, and written to, a scope that all share. */
function own(activity, loop) {
  return [loop.inputElement, ...inputs(activity).map((input) => input.target), ...(asks(activity) ? OPENED : [])];
}

function startsEmpty(scope, name) {
  return inputs(scope).some((input) => input.target === name && /^=\s*\[\s*\]$/.test(input.source));
}

/** The scopes around an activity up to the iteration that it is nested in; empty when it is nested in none. */
function iterationAround(activity) {
  const scopes = [];
  for (let scope = activity.$parent; scope; scope = scope.$parent) {
    scopes.push(scope);
    if (is(scope, 'bpmn:Activity') && loopOf(scope)) return scopes;
  }
  return [];
}

/** Everybody is asked at once, each iteration ends for itself, and the collected answers hold exactly what it ended with. */
module.exports = function () {
  return {
    check(node, reporter) {
      const loop = is(node, 'bpmn:Activity') && loopOf(node);
      if (!loop) return;
      const say = (text) => reporter.report(node.id, text);
      if (node.$type !== 'bpmn:SubProcess') say('runs several times, so it must be an embedded sub-process');
      if (node.loopCharacteristics.isSequential) say('must ask everybody at once (no sequential multi-instance)');
      if (node.loopCharacteristics.completionCondition) say('must not end early (no completion condition): answers would be lost');
      for (const event of boundaries(node))
        if (event.cancelActivity !== false) reporter.report(event.id, 'must not interrupt a multi-instance: what it has collected would be lost');
      for (const property of NAMED) if (!loop[property]) say(`must name its ${property}`);
      for (const name of variablesOf(loop.outputElement || ''))
        if (!own(node, loop).includes(name)) say(`collects ${name}, so it must set it by an input mapping of its own`);
      // Without it all outer iterations would write into one list.
      const around = iterationAround(node);
      if (around.length > 0 && !around.some((scope) => startsEmpty(scope, loop.outputCollection)))
        reporter.report(around[around.length - 1].id, `must start with "= []" for ${loop.outputCollection}, which ${node.id} collects inside it`);
    },
  };
};
