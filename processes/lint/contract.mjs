// What must hold between files: each check names the file and says what to do.
import { basename } from 'node:path';

const PLATFORM = '8.6.0';
const OWN_FORM = 'schemaVersion 16, executionPlatform "Camunda Cloud" 8.6.0';
// The input types that the portal can draw.
const COMPONENTS = new Set([
  'text', 'textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime', 'table', 'group', 'separator', 'spacer',
]);

function duplicates(values) {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function checkModels({ models, decisions, forms }) {
  const problems = [];
  const processIds = models.flatMap((model) => model.processes.map((process) => process.id));
  const decisionIds = decisions.flatMap((file) => file.decisions.map((decision) => decision.id));
  for (const model of models) {
    const say = (text) => problems.push(`${model.path}: ${text}`);
    model.warnings.forEach((warning) => say(warning));
    if (model.platformVersion !== PLATFORM) say(`executionPlatformVersion must be ${PLATFORM}, not ${model.platformVersion}`);
    if (model.processes.length !== 1) say(`must hold one process, not ${model.processes.length}`);
    if (model.processes[0] && model.processes[0].id !== model.id) say(`the process id ${model.processes[0].id} must be the file name ${model.id}`);
    for (const form of model.forms) {
      const file = forms.find((candidate) => candidate.id === form);
      if (!file) say(`form "${form}" has no file (expected forms/${model.stage}/${form}.form)`);
      else if (file.stage !== model.stage) say(`form "${form}" lies in stage ${file.stage}; a form bound to the deployment must lie in ${model.stage}`);
    }
    for (const decision of model.decisions) {
      const file = decisions.find((candidate) => candidate.decisions.some(({ id }) => id === decision.id));
      if (decision.id.startsWith('=')) {
        if (decision.binding !== 'latest') say(`decision "${decision.id}" is chosen while running, so it must be bound with bindingType="latest"`);
      } else if (!file) say(`decision "${decision.id}" has no file in processes/`);
      else if (decision.binding === 'deployment' && file.stage !== model.stage)
        say(`decision "${decision.id}" lies in stage ${file.stage}; a decision bound to the deployment must lie in ${model.stage}`);
      else if (decision.binding !== 'deployment' && file.stage === model.stage)
        say(`decision "${decision.id}" belongs to this stage, so it must be bound with bindingType="deployment"`);
      else if (decision.binding !== 'latest' && file.stage !== model.stage)
        say(`decision "${decision.id}" of stage ${file.stage} must be bound with bindingType="latest"`);
    }
    model.called.filter((id) => !id.startsWith('=') && !processIds.includes(id)).forEach((id) => say(`called process "${id}" has no file`));
  }
  for (const file of decisions)
    if (file.platformVersion !== PLATFORM) problems.push(`${file.path}: executionPlatformVersion must be ${PLATFORM}, not ${file.platformVersion}`);
  duplicates(processIds).forEach((id) => problems.push(`process id "${id}" is used by two files`));
  duplicates(decisionIds).forEach((id) => problems.push(`decision id "${id}" is used twice`));
  return problems;
}

/** Whoever publishes a message gives one key, so every model that waits for it must ask for the same one. */
function checkCorrelations({ models }) {
  const first = new Map();
  const problems = [];
  for (const model of models)
    for (const { message, key } of model.correlations) {
      const known = first.get(message);
      if (!known) first.set(message, { key, path: model.path });
      else if (known.key !== key) problems.push(`${model.path}: message "${message}" is correlated by "${key}", but by "${known.key}" in ${known.path}`);
    }
  return problems;
}

function checkForms({ models, forms }) {
  const problems = [];
  const used = new Set(models.flatMap((model) => model.forms));
  for (const file of forms) {
    const say = (text) => problems.push(`${file.path}: ${text}`);
    if (file.broken) {
      say(`is no JSON: ${file.broken}`);
      continue;
    }
    if (file.id !== basename(file.name, '.form')) say(`the form id "${file.id}" must be the file name`);
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(file.id)) say(`the form id "${file.id}" must be kebab-case`);
    if (!used.has(file.id)) say('no model uses this form');
    const { schemaVersion, executionPlatform, executionPlatformVersion } = file.form;
    if (schemaVersion !== 16 || executionPlatform !== 'Camunda Cloud' || executionPlatformVersion !== PLATFORM) say(`must say ${OWN_FORM}`);
    for (const component of file.components) {
      if (!COMPONENTS.has(component.type)) say(`component type "${component.type}" cannot be drawn by the portal`);
      if (component.key && !component.label) say(`"${component.key}" has no label`);
    }
    duplicates(file.components.map((component) => component.key).filter(Boolean)).forEach((key) => say(`key "${key}" is used twice`));
    // The viewer shows nothing at all when two ids differ in their case only.
    duplicates(file.components.map((component) => component.id?.toLowerCase()).filter(Boolean)).forEach((id) => say(`component id "${id}" is used twice`));
  }
  duplicates(forms.map((file) => file.id)).forEach((id) => problems.push(`form id "${id}" is used by two files`));
  return problems;
}

function checkVariables({ models }, schema) {
  const problems = [];
  const known = schema.properties || {};
  for (const [name, entry] of Object.entries(known)) {
    const missing = ['title', 'type', 'description', 'example', 'personal'].filter((property) => entry[property] === undefined);
    if (missing.length > 0) problems.push(`variables.schema.json: "${name}" lacks ${missing.join(', ')}`);
    if (entry.personal === true) problems.push(`variables.schema.json: "${name}" is personal; personal data stays in the database`);
  }
  for (const model of models)
    for (const variable of model.variables)
      if (!Object.hasOwn(known, variable)) problems.push(`${model.path}: variable "${variable}" has no entry in processes/variables.schema.json`);
  return problems;
}

/** The list of problems; empty when everything fits together. */
export function checkContract(all, schema) {
  const problems = [];
  // A wrong folder would otherwise pass: nothing found, nothing wrong.
  if (all.models.length === 0) problems.push('no .bpmn file was found: is this the right folder?');
  if (all.forms.length === 0) problems.push('no .form file was found: is this the right folder?');
  return [...problems, ...checkModels(all), ...checkCorrelations(all), ...checkForms(all), ...checkVariables(all, schema)];
}
