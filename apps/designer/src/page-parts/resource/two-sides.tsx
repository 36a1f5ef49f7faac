import type { JsonValue } from '@callwright/flow-schema';
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../segments.tsx';
import { mergeSides, withField } from './merge-sides.ts';
import type { ResourceState } from './resource-query.ts';
import type { ResourceEditing } from './use-resource-draft.ts';

interface TwoSidesProps<Value> {
  editing: ResourceEditing<Value>;
  theirs: ResourceState<Value>;
  onDone: () => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

/** Somebody published meanwhile: both sides, field by field. Nothing is published before the manager has chosen. */
export function TwoSides<Value>({ editing: { base, value, name, rebase }, theirs, onDone, onClose }: TwoSidesProps<Value>) {
  const { t } = useTranslation('pages');
  const answers = useQueryClient();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const { merged, conflicts } = mergeSides(base?.value as JsonValue, value as JsonValue, theirs.value as JsonValue);
  const keyOf = (path: readonly string[]) => path.join(' › ');
  const goOn = (): void => {
    const chosen = conflicts.reduce(
      (whole, { path, mine }) => (sides[keyOf(path)] === 'theirs' ? whole : withField(whole, path, mine)),
      merged,
    );
    answers.setQueryData(['resources', name, 'state'], theirs);
    rebase(theirs, chosen as Value);
    onDone();
  };
  return (
    <Modal
      padding={16}
      classNames={{ title: 'side-drawer-title' }}
      opened
      onClose={onClose}
      title={t('stale-title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className="two-sides-what">{conflicts.length === 0 ? t('stale-merged') : t('stale-what', { version: theirs.version })}</p>
      {conflicts.map(({ path, mine, theirs: other }) => {
        const key = keyOf(path);
        const side = sides[key] ?? 'mine';
        return (
          <section key={key} className="two-sides" aria-label={key}>
            <header>
              <strong className="mono">{key}</strong>
              <Segments
                label={key}
                value={side}
                choices={[
                  { value: 'mine', label: t('mine') },
                  { value: 'theirs', label: t('theirs') },
                ]}
                onChange={(chosen) => setSides({ ...sides, [key]: chosen })}
              />
            </header>
            <div className="two-sides-values">
              <pre className={side === 'mine' ? 'chosen' : ''}>{shown(mine, t('absent'))}</pre>
              <pre className={side === 'theirs' ? 'chosen' : ''}>{shown(other, t('absent'))}</pre>
            </div>
          </section>
        );
      })}
      <div className="dialog-buttons">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={goOn}>{t('go-on')}</Button>
      </div>
    </Modal>
  );
}

function shown(value: JsonValue | undefined, absent: string): string {
  if (value === undefined) return absent;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
