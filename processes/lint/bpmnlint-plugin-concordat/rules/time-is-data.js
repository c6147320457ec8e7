'use strict';

const { excepted, extension, is } = require('../zeebe');
const { stringsOf, variablesOf } = require('../feel');

/** True for ="R/" + dueAt, false for P1D, =duration("P1D") and =dueAt + duration("P1D"). */
function isData(expression) {
  return /^=/.test(expression) && variablesOf(expression).length > 0 && !stringsOf(expression).some((text) => /\d/.test(text));
}

function timersOf(event) {
  const timers = (event.eventDefinitions || []).filter((definition) => is(definition, 'bpmn:TimerEventDefinition'));
  return timers.flatMap((timer) => [timer.timeDate, timer.timeDuration, timer.timeCycle]).filter(Boolean).map((time) => time.body || '');
}

/**
 * Dates, durations and cycles come from decisions or variables, so that they can be changed without a new model.
 * Option: except, events or processes whose times may be written down, each with its reason.
 */
module.exports = function (config) {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:FlowNode') || excepted(config, node)) return;
      const schedule = extension(node, 'zeebe:TaskSchedule') || {};
      for (const time of [...timersOf(node), schedule.dueDate, schedule.followUpDate])
        if (time !== undefined && !isData(time.trim())) reporter.report(node.id, `time "${time}" must come from a variable`);
    },
  };
};
