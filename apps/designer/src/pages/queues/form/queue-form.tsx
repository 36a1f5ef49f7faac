import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../../api/flow-queries.ts';
import { valueAt } from '../../../json/at-path.ts';
import { useQueueForm, useQueueGroup } from './form-context.ts';
import { QueueControl } from './queue-control.tsx';
import { queueFields } from './queue-fields.ts';
import { meantOnlyWhen, type QueueSection, type QueueTab } from './queue-tabs.ts';

/** One tab of the form of a queue. What may be left out as a whole has a switch above it. */
export function QueueTabForm({ tab }: { tab: QueueTab }) {
  const groups = tab.sections.map(({ group }) => group);
  const [first] = groups;
  const whole = first !== undefined && groups.every((group) => group === first || group?.startsWith(`${first}.`)) ? first : undefined;
  if (whole !== undefined) return <WholeGroup group={whole} sections={tab.sections} />;
  return tab.sections.map((section) => <Section key={section.name} section={section} />);
}

function WholeGroup({ group, sections }: { group: string; sections: readonly QueueSection[] }) {
  const { isThere } = useQueueGroup(group);
  return (
    <>
      <section className="page-card queue-part">
        <GroupSwitch group={group} />
      </section>
      {isThere &&
        sections.map(({ group: own, ...section }) => (
          <Section key={section.name} section={own === undefined || own === group ? section : { ...section, group: own }} />
        ))}
    </>
  );
}

function Section({ section: { name, fields, group } }: { section: QueueSection }) {
  const { t } = useTranslation('queues');
  return (
    <section className="page-card queue-part" aria-label={t(`section-${name}`)}>
      <header>
        <h2>{t(`section-${name}`)}</h2>
      </header>
      <p className="caption">{t(`section-${name}-what`)}</p>
      {group === undefined ? <Fields fields={fields} /> : <OptionalFields group={group} fields={fields} />}
    </section>
  );
}

function OptionalFields({ group, fields }: { group: string; fields: readonly string[] }) {
  const { isThere } = useQueueGroup(group);
  return (
    <>
      <GroupSwitch group={group} />
      {isThere && <Fields fields={fields} />}
    </>
  );
}

/** What a group begins with where its fields have no usual values. */
const beginnings: Readonly<Record<string, Record<string, number | string | boolean>>> = {
  lastAgent: { patienceSeconds: 60 },
  callback: { offerWhenEstimateOver: 240 },
  'callback.web': { enabled: true },
};

function GroupSwitch({ group }: { group: string }) {
  const { t } = useTranslation('queues');
  const { isThere, write, disabled } = useQueueGroup(group);
  const { data: flows = [] } = useQuery(flowsQuery);
  const greeting = flows.find(({ kind }) => kind === 'callback')?.id ?? '';
  return (
    <Switch
      className="queue-group-switch"
      size="sm"
      checked={isThere}
      disabled={disabled}
      label={t(`group-${group.replaceAll('.', '-')}`)}
      description={t(`group-${group.replaceAll('.', '-')}-what`)}
      onChange={() => write(isThere ? undefined : { ...beginnings[group], ...(group === 'callback' && { flow: greeting }) })}
    />
  );
}

function Fields({ fields }: { fields: readonly string[] }) {
  const { value } = useQueueForm();
  const isMeant = (name: string): boolean => {
    const only = meantOnlyWhen[name];
    return only === undefined || (valueAt(value, only.field.split('.')) ?? queueFields.get(only.field)?.usual) === only.is;
  };
  return (
    <div className="queue-fields">
      {fields.filter(isMeant).map((name) => {
        const field = queueFields.get(name);
        return field === undefined ? null : (
          <div key={name} className={field.shape.kind === 'steps' ? 'wide' : ''}>
            <QueueControl field={field} />
          </div>
        );
      })}
    </div>
  );
}
