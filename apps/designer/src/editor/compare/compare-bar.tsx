import { Logo } from '@callwright/web/shell/logo.tsx';
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowRight, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RestoreButton } from '../history/restore-button.tsx';
import { useRestore } from '../history/use-restore.ts';
import { useEditor } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';
import { PublishButton } from '../publish/publish-button.tsx';
import { useRights } from '../publish/use-rights.ts';
import type { Side } from './merged-view.ts';
import type { SideName } from './side-names.ts';
import { SideSelect } from './side-select.tsx';
import { useSideTitle } from './use-side-title.ts';

interface Props {
  from: SideName;
  to: SideName;
  choose(sides: { from?: SideName; to?: SideName }): void;
  shown: Side;
  show(side: Side): void;
}

const sides: readonly Side[] = ['both', 'before', 'after'];

/** What is compared, which side is shown, and what may be done with it. */
export function CompareBar({ from, to, choose, shown, show }: Props) {
  const { t } = useTranslation('compare');
  const { id } = useOpened();
  const title = useEditor(({ flow }) => flow.title);
  const readOnly = useEditor((editor) => editor.readOnly);
  const titleOf = useSideTitle();
  const only = (side: SideName): string =>
    side.what === 'version' ? t('only', { side: titleOf(side) }) : capitalised(t('only', { side: titleOf(side).toLocaleLowerCase() }));
  const { canEdit } = useRights();
  const { running, restoreVersion } = useRestore();
  return (
    <header className="editor-top">
      <Link to="/" aria-label={t('to-flows')}>
        <Logo />
      </Link>
      <div className="editor-title">
        <Link to="/flows/$id" params={{ id }}>
          {title}
        </Link>
        <span aria-hidden>/</span>
        <strong>{t('compare')}</strong>
      </div>
      <SideSelect label={t('before')} side={from} choose={(side) => choose({ from: side })} />
      <IconArrowRight size={15} stroke={1.9} color="var(--text-3)" aria-hidden />
      <SideSelect label={t('after')} side={to} choose={(side) => choose({ to: side })} />
      <span className="editor-space" />
      <SegmentedControl
        size="xs"
        value={shown}
        onChange={(value) => show(sides.find((side) => side === value) ?? 'both')}
        data={[
          { value: 'both', label: t('both') },
          { value: 'before', label: only(from) },
          { value: 'after', label: only(to) },
        ]}
        aria-label={t('shown')}
      />
      {from.what === 'version' && to.what === 'draft' && canEdit && !readOnly && (
        <RestoreButton
          size="sm"
          words={t('restore', { side: titleOf(from) })}
          running={running}
          restore={() => restoreVersion(from.number)}
        />
      )}
      {to.what === 'draft' && from.what !== 'theirs' && <PublishButton />}
      <Tooltip label={t('close')}>
        <ActionIcon component={Link} to={`/flows/${id}`} aria-label={t('close')}>
          <IconX size={17} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
