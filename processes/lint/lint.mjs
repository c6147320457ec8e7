// Runs bpmnlint over given models; a warning counts like an error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import BpmnModdle from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
export const config = JSON.parse(readFileSync(new URL('.bpmnlintrc', import.meta.url), 'utf8'));
// The same rules with another version cannot stand in one configuration, so those of 8.8 are a run of their own.
const runtime88 = { extends: ['plugin:camunda-compat/camunda-cloud-8-8'] };

/** Lints one model; with "only", one rule and nothing else. Returns [{rule, id, message}]. */
export async function lintXml(xml, only) {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const runs = only ? [{ rules: { [only]: config.rules[only] || 'error' } }] : [config, runtime88];
  const found = new Map();
  for (const run of runs) {
    const results = await new Linter({ config: run, resolver: new NodeResolver({ require }) }).lint(rootElement);
    for (const [rule, reports] of Object.entries(results))
      for (const { id, message } of reports) found.set(`${rule} ${id} ${message}`, { rule, id, message });
  }
  return [...found.values()];
}

/** Lints files; returns one line for each problem. */
export async function lintFiles(paths) {
  const problems = [];
  for (const path of paths)
    for (const { rule, id, message } of await lintXml(readFileSync(path, 'utf8'))) problems.push(`${path}: ${id} ${message} (${rule})`);
  return problems;
}
