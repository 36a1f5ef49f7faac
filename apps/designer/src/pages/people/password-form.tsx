import { answered, api } from '@callwright/web/api/client.ts';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNewPassword } from '../join/use-new-password.ts';
import { fieldOf, useRefusal } from '../sign-in/use-refusal.ts';

const fields = ['current', 'password'] as const;

/** Another password; every other browser is signed out by it. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation('accounts');
  const wordsOf = useRefusal();
  const { check, hint } = useNewPassword();
  const form = useForm({ initialValues: { current: '', password: '' }, validate: { password: check } });
  const change = useMutation({
    mutationFn: (json: { current: string; password: string }) => answered(api.me.password.$post({ json })),
    onSuccess: () => {
      form.reset();
      notifications.show({ message: t('password-changed') });
    },
    onError: (error) => form.setFieldError(fieldOf(error, fields) ?? 'current', wordsOf(error)),
  });
  return (
    <section className="people-card account-part">
      <h2>{t('password')}</h2>
      <form className="account-form" onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          {...form.getInputProps('current')}
          label={t('present-password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label={t('new-password')}
          description={form.errors['password'] === undefined && hint}
          autoComplete="new-password"
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('change-password')}
        </Button>
      </form>
    </section>
  );
}
