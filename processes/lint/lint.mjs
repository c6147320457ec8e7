// Runs bpmnlint over given models; a warning counts like an error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import BpmnModdle from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
const config = JSON.parse(readFileSync(new URL('.bpmnlintrc', import.meta.url), 'utf8'));

/** Lints one model; with "only", one rule and nothing else. Returns [{rule, id, message}]. */
export async function lintXml(xml, only) {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const rules = only ? { rules: { [only]: config.rules[only] || 'error' } } : config;
  const linter = new Linter({ config: rules, resolver: new NodeResolver({ require }) });
  const results = await linter.lint(rootElement);
  return Object.entries(results).flatMap(([rule, reports]) => reports.map(({ id, message }) => ({ rule, id, message })));
}

/** Lints files; returns one line for each problem. */
export async function lintFiles(paths) {
  const problems = [];
  for (const path of paths)
    for (const { rule, id, message } of await lintXml(readFileSync(path, 'utf8'))) problems.push(`${path}: ${id} ${message} (${rule})`);
  return problems;
}
