import { nodeWords } from '@callwright/nodes/words';
import { slugOf } from '../../model/commands/free-id.ts';

/** Whether a node has the id that it got when it was added: its type, or the title of its type in any language, with a number where taken. */
export function isAutomaticId(id: string, type: string, title: string): boolean {
  const titles = [title, ...Object.values<Readonly<Record<string, string>>>(nodeWords).map((words) => words[title] ?? title)];
  const given = [type, ...titles.map((one) => slugOf(one, type))];
  return given.includes(id) || given.includes(id.replace(/-\d+$/, ''));
}
