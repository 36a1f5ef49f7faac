import { ApiError } from '@callwright/web/api/api-error.ts';
import { Button, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putResource, type ResourceState } from './resource-query.ts';
import { TwoSides } from './two-sides.tsx';
import type { ResourceEditing } from './use-resource-draft.ts';

interface PublishResourceProps<Value> {
  editing: ResourceEditing<Value>;
  /** What forbids it, in sentences. */
  problems: readonly string[];
  onClose: () => void;
}

/** Asks for the reason and publishes. Where somebody published meanwhile, both sides are shown first. */
export function PublishResource<Value>({ editing, problems, onClose }: PublishResourceProps<Value>) {
  const { t } = useTranslation('pages');
  const answers = useQueryClient();
  const [reason, setReason] = useState('');
  const [theirs, setTheirs] = useState<ResourceState<Value> | null>(null);
  const publish = useMutation({
    mutationFn: async () => {
      const { name, base, value } = editing;
      if (base === undefined || value === undefined) throw new Error('nothing was read yet');
      return putResource(name, { value, baseHash: base.hash, reason: reason.trim() });
    },
    onSuccess: (state) => {
      answers.setQueryData(['resources', editing.name, 'state'], state);
      editing.discard();
      void answers.invalidateQueries({ queryKey: ['resources'] });
      notifications.show({ message: t('published', { version: state.version }) });
      onClose();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'stale') setTheirs(error.body['current'] as ResourceState<Value>);
    },
  });
  if (theirs !== null)
    return (
      <TwoSides
        editing={editing}
        theirs={theirs}
        onClose={onClose}
        onDone={() => {
          publish.reset();
          setTheirs(null);
        }}
      />
    );
  return (
    <Modal
      padding={16}
      classNames={{ title: 'side-drawer-title' }}
      opened
      onClose={onClose}
      title={t('publish-title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {problems.length > 0 && (
        <div className="publish-problems" role="alert">
          {t('has-problems')}
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <Textarea
          label={t('reason')}
          placeholder={t('reason-hint')}
          description={t('publish-what')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          data-autofocus
        />
        {publish.error !== null && (
          <p className="field-problem" role="alert">
            {publish.error.message}
          </p>
        )}
        <div className="dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={publish.isPending} disabled={reason.trim() === '' || problems.length > 0}>
            {t('publish')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
