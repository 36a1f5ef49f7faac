import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../nodes/definition-of.ts';
import { GroupTile } from '../../nodes/group-tile.tsx';
import type { OpenDocument } from '../model/open-document.ts';
import type { ChangeGroup } from './change-groups.ts';
import { ChangeRows } from './change-rows.tsx';
import { CompareChecks } from './compare-checks.tsx';
import { GroupLine, titleOf } from './group-line.tsx';
import type { SideName } from './side-names.ts';
import { useSideTitle } from './use-side-title.ts';
import { useTold } from './use-told.ts';

interface Props {
  from: SideName;
  to: SideName;
  before: OpenDocument;
  after: OpenDocument;
  groups: readonly ChangeGroup[];
  group: ChangeGroup | null;
  /** Something differs that callers do not hear. */
  looks: boolean;
  select(key: string): void;
  take?(): void;
}

/** All changes in a list, and the chosen one field by field. */
export function ChangesPanel({ from, to, before, after, groups, group, looks, select, take }: Props) {
  const { t } = useTranslation('compare');
  const told = useTold(before.flow, after.flow);
  const titleOfSide = useSideTitle();
  const list = useRef<HTMLUListElement>(null);
  const key = group?.key ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is chosen is brought into view
  useEffect(() => {
    // browsers answer it by a promise, which is no clean-up
    void list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  const definition = group?.node == null ? undefined : definitionOf(told.node(group.node)?.type ?? '');
  return (
    <aside className="changes" aria-label={t('changes', { count: groups.length })}>
      <div className="changes-head">
        <h2 className="figures">{t('changes', { count: groups.length })}</h2>
        {groups.length > 1 && (
          <span className="changes-keys">
            {t('previous-next')} <kbd className="key-cap">K</kbd> <kbd className="key-cap">J</kbd>
          </span>
        )}
      </div>
      {groups.length === 0 && <p className="changes-none">{t(looks ? 'same-but-looks' : 'same')}</p>}
      <ul className="changes-list" ref={list}>
        {groups.map((one) => (
          <li key={one.key}>
            <button type="button" className="change" aria-current={one.key === key} onClick={() => select(one.key)}>
              <GroupLine group={one} told={told} />
            </button>
          </li>
        ))}
      </ul>
      {group !== null && (
        <section className="change-detail" aria-label={titleOf(group, t)}>
          <div className="change-detail-head">
            {definition !== undefined && <GroupTile group={definition.group} icon={definition.icon} />}
            <h3 className="ellipsis">{titleOf(group, t)}</h3>
            <span className="change-count">
              {group.how === 'changed' ? t('fields-changed', { count: group.changes.length }) : t(group.how)}
            </span>
            <span className="editor-space" />
            {take !== undefined && (
              <Button size="xs" variant="subtle" color="gray" leftSection={<IconArrowBackUp size={15} stroke={1.9} />} onClick={take}>
                {group.how === 'added'
                  ? t('take-away')
                  : from.what === 'version'
                    ? t('take', { side: titleOfSide(from) })
                    : t('take-theirs')}
              </Button>
            )}
          </div>
          <div className="change-sides" aria-hidden>
            <span>{titleOfSide(from)}</span>
            <span>{titleOfSide(to)}</span>
          </div>
          <ChangeRows group={group} told={told} before={before.flow} after={after.flow} />
        </section>
      )}
      {to.what === 'draft' && <CompareChecks />}
    </aside>
  );
}
