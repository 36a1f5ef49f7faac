import { answered, api } from '@callwright/web/api/client.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../sign-in/use-refusal.ts';
import { PasswordForm } from './password-form.tsx';

/** One's own name and password, and the way out of every browser. */
export function Account({ name, email }: { name: string; email: string }) {
  const { t } = useTranslation('accounts');
  const answers = useQueryClient();
  const wordsOf = useRefusal();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { name }, validate: { name: (value) => (value.trim() === '' ? t('name-empty') : null) } });
  const told = (error: unknown) => void notifications.show({ color: 'red', message: wordsOf(error) });
  const save = useMutation({
    mutationFn: (json: { name: string }) => answered(api.me.$put({ json })),
    onSuccess: (me) => {
      answers.setQueryData(meQuery.queryKey, me);
      void answers.invalidateQueries({ queryKey: ['people'] });
      notifications.show({ message: t('saved') });
    },
    onError: told,
  });
  const leave = useMutation({
    mutationFn: () => answered(api.me['sign-out-everywhere'].$post()),
    onSuccess: async () => {
      answers.clear();
      await navigate({ to: '/sign-in' });
    },
    onError: told,
  });
  return (
    <div className="account-parts">
      <section className="people-card account-part">
        <h2>{t('about-you')}</h2>
        <p className="cap">{email}</p>
        <form className="account-form" onSubmit={form.onSubmit((values) => save.mutate(values))}>
          <TextInput {...form.getInputProps('name')} label={t('name')} maxLength={100} autoComplete="name" />
          <Button type="submit" variant="default" loading={save.isPending} disabled={form.values.name === name}>
            {t('save')}
          </Button>
        </form>
      </section>
      <PasswordForm email={email} />
      <section className="people-card account-part">
        <h2>{t('everywhere')}</h2>
        <p className="cap">{t('everywhere-what')}</p>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('sign-out-everywhere')}
        </Button>
      </section>
    </div>
  );
}
