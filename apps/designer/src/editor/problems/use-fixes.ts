import type { Diagnostic } from '@callwright/flow-schema';
import { languageName } from '@callwright/web/i18n/language-name.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CARD } from '../canvas/card.ts';
import { useGoTo } from '../canvas/use-go-to.ts';
import { useEditorStore } from '../model/editor-context.ts';
import type { Fix, RepairPlace } from './fixes/fix.ts';
import { fixesFor } from './fixes/fixes-for.ts';

/** What one click does against a problem, in words. */
export interface Repair {
  words: string;
  act(button: HTMLElement): void;
}

/** The repairs of a problem in the open flow, the best first. */
export function useFixes(): (problem: Diagnostic) => Repair[] {
  const { t, i18n } = useTranslation('repairs');
  const store = useEditorStore();
  const goTo = useGoTo();
  const navigate = useNavigate();
  const open = (place: RepairPlace, button: HTMLElement): void => {
    const { look, layout } = store.getState();
    if (place.what === 'panel') look({ panel: place.panel });
    if (place.what === 'flow') void navigate({ to: '/flows/$id', params: { id: place.flow } });
    if (place.what !== 'exit') return;
    goTo(place.node);
    const [x, y] = layout.nodes[place.node] ?? [0, 0];
    const { right, top } = button.getBoundingClientRect();
    look({ adding: { at: [x + CARD.width + 84, y], screen: { x: right + 8, y: top }, from: { node: place.node, exit: place.exit } } });
  };
  const wordsOf = ({ label, values = {} }: Fix): string => {
    const { language } = values;
    return t(`fix-${label}`, {
      ...values,
      ...(language !== undefined && { language: languageName(language, i18n.resolvedLanguage ?? 'en') }),
    });
  };
  return (problem) =>
    fixesFor(problem, store.getState().flow).map((fix) => {
      const words = wordsOf(fix);
      return { words, act: (button) => ('change' in fix ? store.getState().change(words, fix.change) : open(fix.open, button)) };
    });
}
