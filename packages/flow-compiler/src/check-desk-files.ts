import { type Diagnostic, type Dispositions, diagnostic, type Script } from '@callwright/flow-schema';
import { builtInNames, namesRead, templateProblem } from './render-template.ts';

/** What stands beside the files of agents. What is left out is not looked at. */
export interface BesideDesk {
  queues?: readonly string[];
  /** The variables of all flows. */
  variables?: readonly string[];
}

/** Dispositions of queues that are not there: nobody is ever asked for them. `other` is for all queues that have none. */
export function checkDispositions(dispositions: Dispositions, { queues }: BesideDesk): Diagnostic[] {
  return Object.keys(dispositions).flatMap((name) => (name === 'other' ? [] : unknownQueue(name, [name], queues)));
}

/** What a schema cannot see of a script: a queue that is not there, braces that are no variable. Agents would read them as they are written. */
export function checkScript({ queue, steps }: Script, { queues, variables }: BesideDesk): Diagnostic[] {
  const texts = steps.flatMap(({ title, text }, index) => [
    { path: ['steps', index, 'title'], text: title },
    { path: ['steps', index, 'text'], text },
  ]);
  return [
    ...(queue === null ? [] : unknownQueue(queue, ['queue'], queues)),
    ...texts.flatMap(({ path, text }) => strangeBraces(path, text, variables)),
  ];
}

function unknownQueue(name: string, path: string[], queues: BesideDesk['queues']): Diagnostic[] {
  if (queues === undefined || queues.includes(name)) return [];
  return [diagnostic('unknown-queue', path, `There is no queue "${name}" in resources/queues.json.`, 'warning')];
}

function strangeBraces(path: (string | number)[], text: string, variables: BesideDesk['variables']): Diagnostic[] {
  const problem = templateProblem(text);
  if (problem !== null) return [diagnostic('template-syntax', path, `This cannot be read: ${problem}.`, 'warning')];
  if (variables === undefined) return [];
  const known = new Set<string>([...builtInNames, ...variables]);
  return namesRead(text)
    .filter((name) => !known.has(name))
    .map((name) => diagnostic('undeclared-variable', path, `No flow declares "${name}".`, 'warning'));
}
