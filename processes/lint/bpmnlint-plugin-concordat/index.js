'use strict';

module.exports = {
  configs: {
    recommended: {
      rules: {
        'call-activity-maps-variables': 'error',
        'id-says-meaning': 'error',
        'job-is-named-and-retried': 'error',
        'message-wait-has-timer': 'error',
        'no-crossing-flows': 'error',
        'no-join': 'error',
        'outcome-has-own-end': 'error',
        'process-has-diagram': 'error',
        'split-is-a-question': 'error',
        'user-task-has-form-due-date-people': 'error',
        'user-task-in-ask-scope': 'error',
      },
    },
  },
};
