import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';

/** A wait flow fits the flow around it: it speaks all of its languages, and what both remember is the same thing. */
export function checkWaitFlow(flow: Flow, wait: Flow, path: (string | number)[]): Diagnostic[] {
  const missing = flow.languages.filter((language) => !wait.languages.includes(language));
  return [
    ...(missing.length === 0
      ? []
      : [
          diagnostic(
            'wait-flow-language-missing',
            path,
            `"${wait.id}" does not speak ${missing.join(', ')}: callers of this language would hear another.`,
          ),
        ]),
    ...Object.keys(wait.variables).flatMap((name) => differs(flow, wait, name, path)),
  ];
}

function differs(flow: Flow, wait: Flow, name: string, path: (string | number)[]): Diagnostic[] {
  const [outer, inner] = [flow, wait].map(({ variables }) => (Object.hasOwn(variables, name) ? variables[name] : undefined));
  if (inner === undefined) return [];
  if (outer === undefined) {
    if (inner.privacy === 'none') return [];
    const message = `"${wait.id}" keeps "${name}", which is private, and "${flow.id}" does not declare it. Declare it here too, as ${inner.privacy}.`;
    return [diagnostic('wait-flow-variable-differs', path, message)];
  }
  const both = (what: 'type' | 'privacy') =>
    outer[what] === inner[what]
      ? []
      : [
          diagnostic(
            'wait-flow-variable-differs',
            path,
            `"${name}" is of ${what} "${outer[what]}" here and "${inner[what]}" in "${wait.id}", and both are one variable.`,
          ),
        ];
  return [...both('type'), ...both('privacy')];
}
