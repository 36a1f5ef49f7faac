import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { GroupTile } from '../../../nodes/group-tile.tsx';
import { connect } from '../../model/commands/connect.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { nodeOf } from '../../model/open-document.ts';

const NEW = '+';
const BESIDE = 300;
const MOST_SHOWN = 100;

/** Where an exit leads: a node that is there, or a new one. */
export function LeadsTo({ node, exit, label }: { node: string; exit: string; label: string }) {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const nodes = useEditor(({ flow }) => flow.nodes);
  const readOnly = useEditor((editor) => editor.readOnly);
  const host = useRef<HTMLInputElement>(null);
  const target = nodes[node]?.exits[exit] ?? null;
  const titleOf = (id: string) => nodes[id]?.title ?? id;
  const [isOpen, setOpen] = useState(false);
  // thousands of nodes are listed only for who looks at the list
  const listed = isOpen ? Object.keys(nodes) : target === null ? [] : [target];
  const data = [{ value: NEW, label: t('new-node') }, ...listed.map((id) => ({ value: id, label: titleOf(id) }))];
  const choose = (next: string | null) => {
    const { layout, change, look } = store.getState();
    if (next !== NEW) return change(t('connect', { exit: label }), connect(node, exit, next));
    const box = host.current?.getBoundingClientRect();
    const [x, y] = layout.nodes[node] ?? [0, 0];
    look({ adding: { at: [x + BESIDE, y], screen: { x: box?.left ?? 0, y: box?.top ?? 0 }, from: { node, exit } } });
  };
  return (
    <Select
      ref={host}
      className={target === null ? 'leads-to open' : 'leads-to'}
      aria-label={t('leads-to-of', { exit: label })}
      searchable
      clearable={!readOnly}
      allowDeselect={false}
      data={data}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      value={target}
      readOnly={readOnly}
      placeholder={t('nowhere')}
      nothingFoundMessage={t('nothing-found')}
      leftSection={target === null ? null : <NodeTile type={nodeOf(store.getState().flow, target)?.type ?? ''} size={17} />}
      comboboxProps={{ width: 'max-content', position: 'top-start' }}
      maxDropdownHeight={260}
      limit={MOST_SHOWN}
      renderOption={({ option }) => (
        <span className="node-option">
          {option.value === NEW ? <span className="new-node">+</span> : <NodeTile type={nodes[option.value]?.type ?? ''} size={18} />}
          {option.label}
        </span>
      )}
      onChange={choose}
    />
  );
}

/** The tile of a node's type. */
export function NodeTile({ type, size = 20 }: { type: string; size?: number }) {
  const definition = definitionOf(type);
  return <GroupTile group={definition?.group ?? 'data'} icon={definition?.icon ?? 'help-hexagon'} size={size} />;
}
