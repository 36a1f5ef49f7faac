import { analyzeSync, CaseTag, IfTag, Output, type Template, toValueSync, UnlessTag } from 'liquidjs';
import { namesRead, parsedTemplate } from '../render-template.ts';

/**
 * The names that a template says without asking first whether they are set: `{{ name }}`, but neither
 * `{% if name %}{{ name }}{% endif %}` nor `{{ name | default: "you" }}`.
 */
export function unguardedNames(text: string): string[] {
  const names = namesRead(text);
  if (names.length === 0) return [];
  const said = new Set(saidIn(parsedTemplate(text), new Set()));
  return names.filter((name) => said.has(name));
}

function saidIn(templates: readonly Template[], asked: ReadonlySet<string>): string[] {
  return templates.flatMap((template) => {
    const own = argumentNames(template);
    const asks = template instanceof IfTag || template instanceof UnlessTag || template instanceof CaseTag;
    const inside = template.children === undefined ? [] : toValueSync<Template[]>(template.children(false, true));
    if (asks) return saidIn(inside, new Set([...asked, ...own]));
    const said = hasDefault(template) ? [] : own.filter((name) => !asked.has(name));
    return [...said, ...saidIn(inside, asked)];
  });
}

/** The names in a tag's or an output's own words, without what stands between its beginning and end. */
function argumentNames(template: Template): string[] {
  const { token } = template;
  const own: Template = { token, render: () => undefined, arguments: () => template.arguments?.() ?? [] };
  return Object.keys(analyzeSync([own], { partials: false }).globals);
}

function hasDefault(template: Template): boolean {
  return template instanceof Output && template.value.filters.some(({ name }) => name === 'default');
}
