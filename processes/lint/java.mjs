// Writes the constants: what a model names is never typed a second time in Java.

/** sendMessage -> SEND_MESSAGE, Task_CheckProposal -> TASK_CHECK_PROPOSAL, set-up.decided -> SET_UP_DECIDED. */
export function constantName(text) {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

const escapeDoc = (text) => text.replace(/\s+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/@/g, '&#64;').replace(/\*\//g, '*&#47;');
const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);
const unicode = (text) => text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const literal = (text) => `"${unicode(text.replace(/\\/g, '\\\\').replace(/"/g, '\\"'))}"`;

function constants(entries, indent) {
  const names = new Map();
  for (const { value } of entries) {
    const name = constantName(value);
    if (names.has(name) && names.get(name) !== value) throw new Error(`"${value}" and "${names.get(name)}" would both become ${name}: rename one`);
    names.set(name, value);
  }
  const unique = [...new Map(entries.map((entry) => [entry.value, entry])).values()].sort((one, other) => (one.value < other.value ? -1 : 1));
  return unique
    .map(({ value, doc }) => `${indent}/** ${sentence(escapeDoc(unicode(doc)))} */\n${indent}public static final String ${constantName(value)} = ${literal(value)};\n`)
    .join('\n');
}

function file(className, doc, body) {
  return `package org.concordat.processes;

import javax.annotation.processing.Generated;

/** ${escapeDoc(doc)} */
@Generated("processes/lint/java.mjs")
public final class ${className} {
${body}
    private ${className}() {}
}
`;
}

const used = (models, property, doc) =>
  models.flatMap((model) => model[property].map((value) => ({ value, doc: `${doc} ${value}` })));

/** The Java files by name. */
export function javaSources({ models, decisions, forms }, schema) {
  const elements = models
    .flatMap((model) =>
      model.processes.map(
        ({ id, name }) => `    /** The elements of {@code ${id}}: ${sentence(escapeDoc(unicode(name)))} */
    public static final class ${id} {
${constants(
  model.elements.map((element) => ({ value: element.id, doc: element.name })),
  '        ',
)}
        private ${id}() {}
    }
`,
      ),
    )
    .join('\n');
  return new Map([
    ['package-info.java', `/** Constants written from the models, decisions and forms at build time. */\n@NullMarked\npackage org.concordat.processes;\n\nimport org.jspecify.annotations.NullMarked;\n`],
    ['ProcessIds.java', file('ProcessIds', 'The ids of the processes.', constants(models.flatMap((model) => model.processes.map(({ id, name }) => ({ value: id, doc: name }))), '    '))],
    ['ElementIds.java', file('ElementIds', 'The ids of the flow nodes, one class for each process.', elements)],
    ['JobTypes.java', file('JobTypes', 'The job types that models ask workers for.', constants(used(models, 'jobTypes', 'The job type'), '    '))],
    ['MessageNames.java', file('MessageNames', 'The names of the messages that models wait for.', constants(used(models, 'messages', 'The message'), '    '))],
    ['ErrorCodes.java', file('ErrorCodes', 'The codes of the BPMN errors that models catch.', constants(used(models, 'errors', 'The error code'), '    '))],
    ['FormIds.java', file('FormIds', 'The ids of the forms.', constants(forms.map(({ id }) => ({ value: id, doc: `The form ${id}` })), '    '))],
    ['DecisionIds.java', file('DecisionIds', 'The ids of the decisions.', constants(decisions.flatMap((decision) => decision.decisions.map(({ id, name }) => ({ value: id, doc: name }))), '    '))],
    ['VariableNames.java', file('VariableNames', 'The names of the process variables; variables.schema.json describes them.', constants(Object.entries(schema.properties).map(([value, entry]) => ({ value, doc: entry.description })), '    '))],
  ]);
}
