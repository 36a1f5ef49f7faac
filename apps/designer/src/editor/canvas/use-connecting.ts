import { type FinalConnectionState, type OnConnect, useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../model/commands/connect.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { boxAt, screenPoint } from './at-point.ts';
import { markBox } from './mark-drop.ts';
import { useStable } from './use-stable.ts';

/** Dragging an exit: onto a box it connects, onto the empty sheet it asks what comes next. */
export function useConnecting() {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  const { screenToFlowPosition } = useReactFlow();
  const [connecting, setConnecting] = useState(false);

  const lead = (node: string, exit: string, target: string): void => store.getState().change(t('connect'), connect(node, exit, target));

  const onConnect: OnConnect = useStable(({ source, sourceHandle, target }) => {
    if (sourceHandle !== null) lead(source, sourceHandle, target);
  });

  const onConnectEnd = useStable((event: MouseEvent | TouchEvent, { isValid, fromNode, fromHandle }: FinalConnectionState): void => {
    setConnecting(false);
    markBox(null);
    const exit = fromHandle?.type === 'source' ? fromHandle.id : null;
    if (isValid === true || fromNode === null || exit === null || exit === undefined) return;
    const screen = screenPoint(event);
    const box = boxAt(screen);
    if (box !== null) {
      if (box !== fromNode.id) lead(fromNode.id, exit, box);
      return;
    }
    const { x, y } = screenToFlowPosition(screen);
    store.getState().look({ adding: { at: [x, y - 18], screen, from: { node: fromNode.id, exit } } });
  });
  const onConnectStart = useStable(() => setConnecting(true));
  return { connecting, onConnect, onConnectEnd, onConnectStart };
}
