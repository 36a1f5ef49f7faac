import { type Flow, variableNameSchema } from '@callwright/flow-schema';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { isRecord } from '../../../json/is-record.ts';
import { setVariable } from '../../model/commands/edit-flow.ts';
import type { FindFixes, Fix } from './fix.ts';
import { quotedIn, writeAt } from './json-at.ts';

/** Names that the product fills itself; a flow cannot declare them. */
const FILLED = ['call', 'contact', 'queue', 'agent'];

/** The name becomes a variable of the flow. */
export const declareIt: FindFixes = ({ message }) => {
  const [name = ''] = quotedIn(message);
  if (FILLED.includes(name) || !variableNameSchema.safeParse(name).success) return [];
  return [{ label: 'declare', values: { name }, change: setVariable(name, { type: 'text', privacy: 'none' }) }];
};

export const openVariables: FindFixes = () => [{ label: 'open-variables', open: { what: 'panel', panel: 'variables' } }];

/** Only the end of a value leaves the company; or it is decided, for all to see, that it may. */
export const maskOrAllow: FindFixes = (problem, flow) => {
  const [name = ''] = quotedIn(problem.message);
  const [what, node = '', config = ''] = problem.path;
  const list: Path = [what ?? '', node, config, 'privateValues'];
  const listed = valueAt(flow, list);
  const allowed = Array.isArray(listed) ? listed.map(String) : [];
  const allow: Fix = { label: 'allow-sending', values: { name }, change: writeAt(list, [...allowed, name]) };
  return [...maskIt(problem, flow), ...(allowed.includes(name) || !Object.hasOwn(flow.variables, name) ? [] : [allow])];
};

/** Only the end of a value is shown. */
export const maskIt: FindFixes = ({ path, message }, flow) => {
  const [name = ''] = quotedIn(message);
  return rewritten(flow, path, (text) => text.replace(printing(name), `{{ ${name} | mask$1}}`), { label: 'mask', values: { name } });
};

/** Only the end of a card number is read aloud. */
export const sayTheEnd: FindFixes = ({ path, message }, flow) => {
  const [name = ''] = quotedIn(message);
  const said = `{{ ${name} | mask | remove: "•" | spell }}`;
  return rewritten(flow, path, (text) => text.replace(printing(name), said), { label: 'say-the-end', values: { name } });
};

/** What gets a private value becomes as private. */
export const keepPrivacy: FindFixes = ({ path, message }, flow) => {
  const [name = '', , privacy = ''] = quotedIn(message);
  const variable = Object.hasOwn(flow.variables, name) ? flow.variables[name] : undefined;
  // the input of a module is declared in the module
  if (variable === undefined || path.at(-1) === 'into' || !isPrivacy(privacy)) return [];
  return [{ label: 'make-private', values: { name }, change: setVariable(name, { ...variable, privacy }) }];
};

function isPrivacy(text: string): text is Flow['variables'][string]['privacy'] {
  return text === 'personal' || text === 'card' || text === 'health';
}

/** `{{ name ... }}` as it stands in a template; what follows the name is kept. */
function printing(name: string): RegExp {
  return new RegExp(`\\{\\{-?\\s*${name.replace(/[^\w]/g, '')}\\b((?:\\s*\\|[^}]*)?\\s*)-?\\}\\}`, 'g');
}

function rewritten(flow: Flow, path: Path, rewrite: (text: string) => string, fix: Pick<Fix, 'label' | 'values'>): Fix[] {
  const place = textAt(flow, path);
  if (place === null) return [];
  const next = rewrite(place.text);
  return next === place.text ? [] : [{ ...fix, change: writeAt(place.path, next) }];
}

/** The template at a place; the place may be a wording. */
function textAt(flow: Flow, path: Path): { path: Path; text: string } | null {
  const value = valueAt(flow, path);
  if (typeof value === 'string') return { path, text: value };
  return isRecord(value) && typeof value['text'] === 'string' ? { path: [...path, 'text'], text: value['text'] } : null;
}
