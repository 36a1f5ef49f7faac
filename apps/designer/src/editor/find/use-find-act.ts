import { BOX_COLORS } from '@callwright/flow-schema';
import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useColorBoxes } from '../canvas/menu/use-color-boxes.ts';
import { useGoTo } from '../canvas/use-go-to.ts';
import { editorKeys } from '../keys/key-table.ts';
import { useKeyContext } from '../keys/use-key-context.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { noteId } from '../model/note-id.ts';
import { useOpened } from '../opened-context.ts';
import type { FindTarget } from './find-entry.ts';

/** Goes to what was found, or does it. */
export function useFindAct(): (target: FindTarget) => void {
  const store = useEditorStore();
  const { id: flow } = useOpened();
  const context = useKeyContext();
  const paint = useColorBoxes();
  const goTo = useGoTo();
  const navigate = useNavigate();
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();

  const act = (id: string): void => {
    const [what, name = ''] = id.split(':');
    if (what === 'key') editorKeys.find((key) => key.id === name)?.act(context);
    else if (what === 'color') paint(store.getState().selected, BOX_COLORS.find((color) => color === name) ?? null);
    else if (what === 'panel') store.getState().look({ panel: 'problems' });
    else if (what === 'language') void i18n.changeLanguage(name);
    else if (what === 'scheme' && (name === 'light' || name === 'dark' || name === 'auto')) setColorScheme(name);
    else if (id === 'page:compare') void navigate({ to: '/flows/$id/compare', params: { id: flow } });
    else if (id === 'page:flows') void navigate({ to: '/' });
  };

  return (target) => {
    const { look } = store.getState();
    look({ find: false });
    if (target.to === 'action') act(target.id);
    else if (target.to === 'flow') void navigate({ to: '/flows/$id', params: { id: target.id } });
    else if (target.to === 'note') goTo(noteId(target.index));
    else if (target.to === 'variable') look({ panel: 'variables' });
    else {
      goTo(target.node);
      look({ inspector: true, focus: { node: target.node, field: target.field, at: Date.now() } });
    }
  };
}
