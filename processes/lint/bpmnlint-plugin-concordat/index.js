'use strict';

module.exports = {
  configs: {
    recommended: {
      rules: {
        'call-activity-maps-variables': 'error',
        'event-name-says-what-happened': 'error',
        'flow-is-known-at-both-ends': 'error',
        'id-says-meaning': 'error',
        'job-is-named-and-retried': 'error',
        'label-in-sentence-case': 'error',
        'left-to-right': 'error',
        'message-is-correlated-by-id': 'error',
        'message-wait-has-timer': 'error',
        'multi-instance-keeps-answers': 'error',
        'no-crossing-flows': 'error',
        'no-join': 'error',
        'outcome-has-own-end': 'error',
        'process-has-diagram': 'error',
        'question-has-deadline': 'error',
        'small-lifecycle': 'error',
        'split-is-a-question': 'error',
        'time-is-data': 'error',
        'user-task-has-form-due-date-people': 'error',
        'user-task-in-ask-scope': 'error',
      },
    },
  },
};
