import { Select } from '@mantine/core';
import { useState } from 'react';
import { FieldLabel } from '../inspector/form/field-label.tsx';
import { NodeTile } from '../inspector/names/leads-to.tsx';
import { useEditor } from '../model/editor-context.ts';

const MOST_SHOWN = 100;

interface NodeChoiceProps {
  label: string;
  help?: string;
  value: string | null;
  readOnly: boolean;
  /** What happens without a node; where one is needed there is none. */
  none?: string;
  bare?: boolean;
  choose(node: string | null): void;
}

/** One of the flow's nodes. */
export function NodeChoice({ label, help, value, readOnly, none, bare = false, choose }: NodeChoiceProps) {
  const nodes = useEditor(({ flow }) => flow.nodes);
  const [isOpen, setOpen] = useState(false);
  const isKnown = value === null || Object.hasOwn(nodes, value);
  const own = value === null ? [] : [value];
  // thousands of nodes are listed only for who looks at the list
  const ids = isOpen ? [...new Set([...own, ...Object.keys(nodes)])] : own;
  return (
    <Select
      {...(bare ? { 'aria-label': label } : { label: <FieldLabel label={label} help={help ?? null} /> })}
      {...(help !== undefined && { 'aria-description': help })}
      searchable
      limit={MOST_SHOWN}
      data={ids.map((id) => ({ value: id, label: nodes[id]?.title ?? id }))}
      value={value}
      error={!isKnown}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      readOnly={readOnly}
      placeholder={none ?? ''}
      clearable={none !== undefined && !readOnly}
      allowDeselect={false}
      leftSection={value === null ? null : <NodeTile type={nodes[value]?.type ?? ''} size={17} />}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className="node-option">
          <NodeTile type={nodes[option.value]?.type ?? ''} size={18} />
          {option.label}
        </span>
      )}
      onChange={choose}
    />
  );
}
