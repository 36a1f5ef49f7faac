import type { Deps } from '../deps.ts';

/** What an agent may choose for a conversation of a queue, in his language. */
export function dispositionChoices({ resources }: Pick<Deps, 'resources'>, queue: string, language: string) {
  const rules = resources.dispositions(queue);
  const [tongue = 'en'] = language.split('-');
  const choices = (rules?.choices ?? []).map(({ id, titles }) => ({
    id,
    title: titles[language] ?? titles[tongue] ?? Object.values(titles)[0] ?? id,
  }));
  return { required: rules?.required ?? false, choices };
}
