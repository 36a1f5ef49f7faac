import { BOX_COLORS } from '@callwright/flow-schema';
import { SURFACE_LANGUAGES } from '@callwright/web/i18n/start-words.ts';
import type { TFunction } from 'i18next';
import { editorKeys } from '../keys/key-table.ts';
import type { FindEntry } from './find-entry.ts';

/** Keys that mean something only as keys. */
const ONLY_KEYS = new Set(['walk', 'nudge', 'resize', 'walk-problems', 'menu', 'edit', 'escape', 'find']);

/** Everything that can be done by its name: what has a key, and what has none. `act` is told by the id. */
export function actionEntries(t: TFunction<'keys'>, own: TFunction<'find'>, canvas: TFunction<'canvas'>): FindEntry[] {
  const keys = editorKeys.filter(({ id, shown }) => shown !== '' && !ONLY_KEYS.has(id));
  const entry = (id: string, title: string, words = ''): FindEntry => ({
    ...{ id: `action:${id}`, group: 'actions', title, detail: '', words, tile: null },
    target: { to: 'action', id },
  });
  return [
    ...keys.map(({ id, shown }) => ({ ...entry(`key:${id}`, t(`key-${id}`), id), keys: shown })),
    ...([...BOX_COLORS, null] as const).map((color) =>
      entry(`color:${color}`, own('color', { color: canvas(`color-${color ?? 'none'}`) }), `colour color ${color ?? 'none'}`),
    ),
    entry('panel:problems', own('problems'), 'problems errors warnings'),
    entry('page:compare', own('compare'), 'compare versions history'),
    entry('page:flows', own('all-flows'), 'flows home'),
    // each language by its own name, so that who cannot read this one finds it
    ...SURFACE_LANGUAGES.map(({ tag, name }) =>
      entry(`language:${tag}`, own('in-language', { language: name }), `language limba язык ${name}`),
    ),
    ...(['light', 'dark', 'auto'] as const).map((scheme) => entry(`scheme:${scheme}`, own(`scheme-${scheme}`), `theme ${scheme}`)),
  ];
}
