'use strict';

const { is, extension } = require('../zeebe');

/** Somebody is asked, with a form, until a date. The engine's assignee stays empty: claims are rows of ours. */
module.exports = function () {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:UserTask')) return;
      if (!extension(node, 'zeebe:UserTask')) reporter.report(node.id, 'must be a Camunda user task (zeebe:userTask)');
      const form = extension(node, 'zeebe:FormDefinition');
      if (!form || !form.formId) reporter.report(node.id, 'has no form');
      else if (form.bindingType !== 'deployment') reporter.report(node.id, 'must bind its form with bindingType="deployment"');
      const schedule = extension(node, 'zeebe:TaskSchedule');
      if (!schedule || !schedule.dueDate) reporter.report(node.id, 'has no due date');
      const people = extension(node, 'zeebe:AssignmentDefinition');
      if (!people || !(people.candidateGroups || people.candidateUsers)) reporter.report(node.id, 'has no candidate groups or users');
      if (people && people.assignee) reporter.report(node.id, 'must not set an assignee');
    },
  };
};
