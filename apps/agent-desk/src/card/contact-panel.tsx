import { ApiError } from '@callwright/web/api/api-error.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Case, deskQuery } from '../desk/desk-query.ts';

/** What is known of the caller, and what the agent learns of him: he writes it into the contacts. */
export function ContactPanel({ known: { entry, who }, canWrite }: { known: Case; canWrite: boolean }) {
  const { t } = useTranslation('desk');
  const [editing, edit] = useState(false);
  return (
    <section className="panel contact" aria-label={t('contact')}>
      <h2>
        {t('contact')}
        {canWrite && !editing && (
          <ActionIcon size={24} aria-label={t('contact-edit')} onClick={() => edit(true)}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </h2>
      {editing ? (
        <ContactForm entry={entry} who={who} close={() => edit(false)} />
      ) : (
        <>
          {who.fields.length === 0 && <p className="empty">{t(who.contactId === null ? 'no-contact' : 'no-fields')}</p>}
          <dl>
            {who.fields.map(({ name, value }) => (
              <div key={name} className="field-row">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** The name is what people call him; a caller whom nobody knows is called by his number. */
function fieldsOf({ name, number, fields }: Case['who']): Record<string, string> {
  return { name: name === number ? '' : name, ...Object.fromEntries(fields.map((field) => [field.name, field.value])) };
}

function ContactForm({ entry, who, close }: { entry: string; who: Case['who']; close(): void }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const [before, setBefore] = useState(() => fieldsOf(who));
  const [fields, setFields] = useState(before);
  const [added, setAdded] = useState({ name: '', value: '' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const wanted = { ...fields, ...(added.name !== '' && { [added.name]: added.value }) };
    const there = (text: string | undefined) => (text === undefined || text === '' ? null : text);
    const changes = Object.entries(wanted).flatMap(([name, value]) =>
      there(before[name]) === there(value) ? [] : [{ name, before: there(before[name]), value: there(value) }],
    );
    try {
      if (changes.length > 0) await answered(api.cases[':entry'].contact.$put({ param: { entry }, json: { changes } }));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['case', entry] }),
        queries.invalidateQueries({ queryKey: deskQuery.queryKey }),
      ]);
      close();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      const now = staleFields(error);
      // what stands there now is seen beside what was typed; saving again writes over it
      if (now !== null) setBefore((seen) => ({ ...seen, ...now }));
    }
  };
  return (
    <form
      className="contact-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {Object.keys(fields).map((name) => (
        <TextInput
          key={name}
          label={name === 'name' ? t('contact-name') : name}
          value={fields[name] ?? ''}
          maxLength={1000}
          {...(trouble !== null && before[name] !== fields[name] && { description: t('contact-stands', { value: before[name] || '–' }) })}
          onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
        />
      ))}
      <Group grow>
        <TextInput
          label={t('contact-new-field')}
          value={added.name}
          pattern="[A-Za-z][A-Za-z0-9_]*"
          title={t('contact-field-help')}
          maxLength={60}
          onChange={(event) => setAdded({ ...added, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('contact-value')}
          value={added.value}
          maxLength={1000}
          onChange={(event) => setAdded({ ...added, value: event.currentTarget.value })}
        />
      </Group>
      {trouble !== null && (
        <p className="idle-trouble" role="alert">
          {trouble}
        </p>
      )}
      <Group justify="flex-end">
        <Button size="xs" variant="default" onClick={close}>
          {t('close')}
        </Button>
        <Button size="xs" type="submit">
          {t('contact-save')}
        </Button>
      </Group>
    </form>
  );
}

function staleFields(error: unknown): Record<string, string> | null {
  if (!(error instanceof ApiError) || error.code !== 'stale-contact') return null;
  const { fields } = error.body as { fields?: Record<string, string | null> };
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [name, value ?? '']));
}
