/**
 * The viewer's own messages are fixed sentences that do not name the question. This turns each of them into
 * a sentence that says what to do.
 *
 * @param {object} field   the component of the form schema the message is about
 * @param {string} label   the question as the person reads it
 * @param {unknown} value  what was entered
 * @param {string} message the viewer's message
 * @returns {string}
 */
export function plainMessage(field, label, value, message) {
  const question = `“${tidy(label)}”`;
  if (message === 'Field is required.') {
    return field.properties?.requiredMessage ?? requiredMessage(field.type, question);
  }
  const limit = message.match(/-?[\d.]+(?=\.?$)/)?.[0]?.replace(/\.$/, '');
  if (message.startsWith('Field must have maximum length')) {
    return `${question} must be ${count(Number(limit), 'character')} or fewer. You have entered ${count(String(value).length, 'character')}`;
  }
  if (message.startsWith('Field must have minimum length')) {
    return `${question} must be at least ${count(Number(limit), 'character')} long`;
  }
  if (message.startsWith('Field must have maximum value')) {
    return `${question} must be ${limit} or less`;
  }
  if (message.startsWith('Field must have minimum value')) {
    return `${question} must be ${limit} or more`;
  }
  if (message.startsWith('Value is not a number')) {
    return `${question} must be a number`;
  }
  if (message.startsWith('Value is expected to be an integer')) {
    return `${question} must be a whole number`;
  }
  if (message.startsWith('Field must match pattern')) {
    return `${question} is not in the expected format`;
  }
  return message;
}

function requiredMessage(type, question) {
  switch (type) {
    case 'radio':
    case 'select':
      return `Choose an answer to ${question}`;
    case 'checklist':
    case 'taglist':
      return `Choose at least one answer to ${question}`;
    case 'checkbox':
      return `Tick ${question} to go on`;
    case 'datetime':
      return `Enter a date for ${question}`;
    default:
      return `Enter an answer to ${question}`;
  }
}

/** A question without surrounding space, so that it can stand in quotation marks. */
export function tidy(label) {
  return String(label ?? '').replace(/\s+/g, ' ').trim();
}

export function count(number, noun) {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/** How a person with a character limit stands, for the line under the box. */
export function remaining(limit, length) {
  return length <= limit
    ? `You have ${count(limit - length, 'character')} left`
    : `You have ${count(length - limit, 'character')} too many`;
}
