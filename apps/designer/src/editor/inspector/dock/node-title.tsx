import type { FlowNode } from '@callwright/flow-schema';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { freeId, slugOf } from '../../model/commands/free-id.ts';
import { renameId } from '../../model/commands/rename-id.ts';
import { setNodeText } from '../../model/commands/set-node-text.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { usePublishedNodes } from '../table/use-published-exits.ts';
import { isAutomaticId } from './automatic-id.ts';

/** The title of a node, edited in place. A node that was never named gets an id after its title, as long as no version that is live knows it. */
export function NodeTitle({ id, node }: { id: string; node: FlowNode }) {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const published = usePublishedNodes();
  const write = (text: string) => store.getState().change(t('rename', { title: text }), setNodeText(id, 'title', text), `${id}\ntitle`);
  const settle = () => {
    const { flow, change, look } = store.getState();
    const title = node.title?.trim() ?? '';
    const isFixed = published === null || published.includes(id) || !isAutomaticId(id, node.type, definitionOf(node.type)?.title ?? '');
    const to = freeId(slugOf(title, id), (taken) => taken !== id && Object.hasOwn(flow.nodes, taken));
    if (readOnly || isFixed || title === '' || to === id || isAutomaticId(to, node.type, definitionOf(node.type)?.title ?? '')) return;
    change(t('rename', { title }), renameId(id, to), `${id}\ntitle`);
    look({ selected: [to], inspector: true });
  };
  return (
    <span className="node-title">
      <input
        aria-label={t('title')}
        value={node.title ?? ''}
        placeholder={id}
        maxLength={200}
        readOnly={readOnly}
        size={Math.max(6, (node.title ?? id).length)}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className="mono node-id ellipsis" title={id}>
        {id}
      </span>
    </span>
  );
}
