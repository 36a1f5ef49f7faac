import { useEditor } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { ExitBar } from './dock/exit-bar.tsx';
import { NodeDock } from './dock/node-dock.tsx';
import { SelectionBar } from './dock/selection-bar.tsx';
import './dock/dock.css';
import './form/form.css';
import './prompts/prompts.css';

/** What is selected, to be edited in place below the canvas: a node, several, or a way out of one. */
export function Inspector() {
  const flow = useEditor((editor) => editor.flow);
  const selected = useEditor((editor) => editor.selected);
  const selectedExit = useEditor((editor) => editor.selectedExit);
  const isOpen = useEditor((editor) => editor.inspector);
  const ids = selected.filter((id) => nodeOf(flow, id) !== undefined);
  const [id] = ids;
  const node = id === undefined ? undefined : nodeOf(flow, id);
  if (ids.length > 1) return <SelectionBar ids={ids} />;
  if (isOpen && id !== undefined && node !== undefined) return <NodeDock key={id} id={id} node={node} />;
  return selectedExit === null ? null : <ExitBar {...selectedExit} />;
}
