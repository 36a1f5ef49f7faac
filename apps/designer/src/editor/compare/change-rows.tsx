import { diffFlows, type Flow, type FlowNode } from '@callwright/flow-schema';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../nodes/definition-of.ts';
import { GroupTile } from '../../nodes/group-tile.tsx';
import { nodeOf } from '../model/open-document.ts';
import type { ChangeGroup } from './change-groups.ts';
import { rowOf, type Shown, type Told } from './change-words.ts';
import { wordParts } from './word-parts.ts';

/** The changes of a group, both sides beside each other, texts word by word. */
export function ChangeRows({ group, told, before, after }: { group: ChangeGroup; told: Told; before: Flow; after: Flow }) {
  const { t } = useTranslation('compare');
  const rows = useMemo(() => inFull(group, before, after).map((change) => rowOf(change, told)), [group, before, after, told]);
  return (
    <dl className="change-rows">
      {rows.map(({ field, before: was, after: is }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have one label
        <div key={index} className="change-row">
          <dt>{field}</dt>
          <dd>
            <span className="visually-hidden">{t('before')}: </span>
            <Value value={was} other={is} side="before" told={told} />
          </dd>
          <dd>
            <span className="visually-hidden">{t('after')}: </span>
            <Value value={is} other={was} side="after" told={told} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a node that is new or gone, all that it is. */
function inFull({ how, node, changes }: ChangeGroup, before: Flow, after: Flow): ChangeGroup['changes'] {
  const side = how === 'added' ? after : before;
  const own = node === null || how === 'changed' ? undefined : nodeOf(side, node);
  if (own === undefined || node === null) return changes;
  const alone = (one: FlowNode): Flow => ({ ...side, nodes: { ...side.nodes, [node]: one } });
  const { title, type } = own;
  const blank = alone({ ...(title !== undefined && { title }), type, config: {}, exits: {} });
  return [...changes, ...(how === 'added' ? diffFlows(blank, alone(own)) : diffFlows(alone(own), blank))];
}

interface ValueProps {
  value: Shown;
  other: Shown;
  side: 'before' | 'after';
  told: Told;
}

function Value({ value, other, side, told }: ValueProps) {
  const { t } = useTranslation('compare');
  const Mark = side === 'before' ? 'del' : 'ins';
  if (value.what === 'nothing') return <span className="change-nothing">{t('nothing')}</span>;
  if (value.what === 'node') {
    const definition = definitionOf(told.node(value.id)?.type ?? '');
    return (
      <span className="change-node">
        {definition !== undefined && <GroupTile group={definition.group} icon={definition.icon} size={18} />}
        <Mark>{value.title}</Mark>
      </span>
    );
  }
  if (other.what !== 'text') return <Mark>{value.text}</Mark>;
  const parts = side === 'before' ? wordParts(value.text, other.text).before : wordParts(other.text, value.text).after;
  return (
    <>
      {parts.map(({ text, is }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
        is === 'same' ? <span key={index}>{text}</span> : <Mark key={index}>{text}</Mark>,
      )}
    </>
  );
}
