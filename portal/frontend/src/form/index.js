import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.scss';
import { Form } from '@bpmn-io/form-js-viewer';
import ownFields from './fields.js';
import { Draft } from './draft.js';
import { errorEntries } from './error-entries.js';
import { plainMessage } from './messages.js';
import { FieldMessages, withoutField } from './server-errors.js';

const host = document.querySelector('[data-task-form]');
if (host) {
  show(host);
}

async function show(host) {
  const page = {
    host,
    summary: document.querySelector('[data-form-problems]'),
    sender: document.querySelector('form[data-form-sender]'),
    button: document.querySelector('form[data-form-sender] button[type=submit]'),
    status: document.querySelector('[data-draft-status]'),
  };
  const fromServer = json('form-errors') ?? {};
  const messages = new FieldMessages(fromServer);
  const form = new Form({
    container: host,
    additionalModules: [ownFields, ownMessages(messages)],
  });
  await form.importSchema(json('form-schema'), json('form-data') ?? {});
  await rendered();

  if (Object.keys(fromServer).length > 0) {
    const errors = form.validate();
    await rendered();
    showProblems(form, page, errors, withoutField(fromServer, keyed(form).map(keyOf)));
  }

  const draft = keepDraft(form, page);
  prepareSending(form, page, messages, draft);
  host.dataset.ready = 'true';
}

// --- Sending ----------------------------------------------------------------

function prepareSending(form, page, messages, draft) {
  const { host, sender, button } = page;
  const atRest = button.textContent;

  // The viewer has a form of its own around the fields; the one that is sent has the button. Enter in a line of text
  // sends, as in any form.
  host.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
  }, true);
  host.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing && event.target.matches('input.govuk-input')) {
      event.preventDefault();
      sender.requestSubmit();
    }
  });

  sender.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    messages.trying();
    const { data, errors } = form.submit();
    await rendered();
    if (!showProblems(form, page, errors, [])) {
      sender.elements.namedItem('answers').value = JSON.stringify(data);
      draft?.stop();
      button.disabled = true;
      button.setAttribute('aria-disabled', 'true');
      button.textContent = 'Sending…';
      // Natively, so that the server's answer is an ordinary page; this does not fire "submit" again.
      HTMLFormElement.prototype.submit.call(sender);
    }
  });

  // Shown again by the back button, or the request was stopped: everything is as before.
  const comeBack = () => {
    button.disabled = false;
    button.removeAttribute('aria-disabled');
    button.textContent = atRest;
    draft?.resume();
  };
  window.addEventListener('pageshow', (event) => event.persisted && comeBack());
  button.disabled = false;
}

/** Shows the list of problems at the top and moves there; gives back whether there are any. */
function showProblems(form, { summary }, errors, general) {
  const entries = errorEntries(form.get('formFieldInstanceRegistry').getAll(), errors, form._id, (id) => document.getElementById(id));
  const any = entries.length > 0 || general.length > 0;
  const list = summary.querySelector('ul');
  list.replaceChildren(
    ...general.map((message) => element('li', message)),
    ...entries.map(({ message, target }) => {
      const link = element('a', message);
      link.href = `#${target.id}`;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        goTo(target);
      });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  summary.hidden = !any;
  const title = document.title.replace(/^Error: /, '');
  document.title = any ? `Error: ${title}` : title;
  if (any) {
    summary.focus();
    summary.scrollIntoView({ block: 'start' });
  }
  return any;
}

/** Puts the question on the screen, not only the box. */
function goTo(target) {
  const question = target.closest('fieldset')?.querySelector('legend') ?? target.closest('.govuk-form-group, .fjs-form-field');
  (question ?? target).scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

// --- Draft --------------------------------------------------------------------

function keepDraft(form, { host, status, sender }) {
  const url = host.dataset.draftUrl;
  if (!url) {
    return undefined;
  }
  let ready = false;
  const token = sender.elements.namedItem(host.dataset.csrfParameter);
  const put = async (body, leaving) => {
    const response = await fetch(url, {
      method: 'PUT',
      credentials: 'same-origin',
      redirect: 'manual',
      // Browsers refuse more than 64 KiB for a request that outlives its page.
      keepalive: leaving && body.length < 20_000,
      headers: { 'Content-Type': 'application/json', ...(token && { [host.dataset.csrfHeader]: token.value }) },
      body,
    });
    if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
      await renewToken(token);
      return 401;
    }
    return response.status;
  };
  const draft = new Draft({
    read: () => JSON.stringify(answers(form)),
    put,
    say: (text) => {
      status.textContent = text;
    },
  });
  form.on('changed', () => ready && draft.unsaved && draft.changed());
  window.addEventListener('pagehide', () => draft.leaving());
  window.addEventListener('beforeunload', (event) => {
    if (draft.atRisk) {
      event.preventDefault();
    }
  });
  ready = true;
  return draft;
}

/** After signing in again in another tab the page's token is stale; the same page, asked for again, has the new one. */
async function renewToken(token) {
  const response = await fetch(location.href, { credentials: 'same-origin', redirect: 'manual' });
  if (token && response.ok) {
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
      .querySelector(`form[data-form-sender] input[name="${CSS.escape(token.name)}"]`);
    if (fresh) {
      token.value = fresh.value;
    }
  }
}

/** What has been entered so far, hidden fields left out; no context that the server sent along. */
function answers(form) {
  const { data } = form._getState();
  const entered = {};
  for (const { valuePath } of keyed(form)) {
    const value = valuePath.reduce((level, step) => level?.[step], data);
    if (value !== undefined) {
      put(entered, valuePath, value);
    }
  }
  return entered;
}

function put(target, path, value) {
  path.slice(0, -1).forEach((step, index) => {
    target[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    target = target[step];
  });
  target[path.at(-1)] = value;
}

// --- Parts --------------------------------------------------------------------

function ownMessages(messages) {
  class OwnValidation {
    static $inject = ['validator', 'formFieldRegistry', 'templating', 'form'];

    constructor(validator, formFieldRegistry, templating, form) {
      const rules = validator.validateFieldInstance.bind(validator);
      validator.validateFieldInstance = (instance, value) => messages.of(keyOf(instance), value, () => {
        const field = formFieldRegistry.get(instance.id);
        return rules(instance, value).map((message) => plainMessage(field, labelOf(field), value, message));
      });

      function labelOf(field) {
        const label = field?.label || field?.dateLabel || field?.timeLabel || 'this question';
        return templating.isTemplate(label) ? templating.evaluate(label, form._getState().data) : label;
      }
    }
  }
  return { __init__: ['ownValidation'], ownValidation: ['type', OwnValidation] };
}

function keyed(form) {
  return form.get('formFieldInstanceRegistry').getAllKeyed();
}

function keyOf(instance) {
  return (instance.valuePath ?? []).join('.');
}

function json(id) {
  const text = document.getElementById(id)?.textContent.trim();
  return text ? JSON.parse(text) : null;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** The viewer draws after the current turn; two frames later it stands (or soon after, in a tab in the background). */
function rendered() {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 250);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    }));
  });
}
