import { type Diagnostic, diagnostic, type FlowKind, type Queue, type Queues } from '@callwright/flow-schema';

/** What stands beside the queues, by name. What is left out is not looked at. */
export interface BesideQueues {
  flows?: Readonly<Record<string, FlowKind>>;
  schedules?: readonly string[];
  smsTemplates?: readonly string[];
  /** The skills that agents have. */
  skills?: readonly string[];
}

/** Finds what a schema cannot see of queues: flows, schedules and templates that are not there, skills that nobody has, settings that do not fit. */
export function checkQueues(queues: Queues, beside: BesideQueues): Diagnostic[] {
  return Object.entries(queues).flatMap(([name, queue]) => checkQueue(name, queue, beside));
}

function checkQueue(name: string, queue: Queue, { flows, schedules, smsTemplates, skills }: BesideQueues): Diagnostic[] {
  const { callback, recovery, survey } = queue;
  const message = (path: string[], template: string | null | undefined) =>
    template == null || smsTemplates === undefined || smsTemplates.includes(template)
      ? []
      : [diagnostic('unknown-template', [name, ...path], `There is no template "${template}" in resources/sms-templates.json.`, 'warning')];
  return [
    ...flowOfKind([name, 'waitFlow'], queue.waitFlow, 'wait', flows),
    ...(callback === undefined ? [] : flowOfKind([name, 'callback', 'flow'], callback.flow, 'callback', flows)),
    ...(survey === undefined ? [] : flowOfKind([name, 'survey', 'flow'], survey.flow, 'survey', flows)),
    ...(queue.schedule === undefined || schedules === undefined || schedules.includes(queue.schedule)
      ? []
      : [diagnostic('unknown-schedule', [name, 'schedule'], `There is no schedule "${queue.schedule}" in resources/schedules.json.`)]),
    ...message(['callback', 'lostSms'], callback?.lostSms),
    ...message(['callback', 'confirmSms'], callback?.confirmSms),
    ...message(['recovery', 'sms'], recovery.sms),
    ...unskilled(name, queue, skills),
    ...overlapping(name, queue),
  ];
}

function flowOfKind(path: string[], id: string, kind: FlowKind, flows: BesideQueues['flows']): Diagnostic[] {
  if (flows === undefined || flows[id] === kind) return [];
  const message = Object.hasOwn(flows, id)
    ? `"${id}" is a flow of kind "${flows[id]}", not "${kind}".`
    : `There is no flow "${id}" beside the resources.`;
  return [kind === 'wait' ? diagnostic('unknown-wait-flow', path, message) : diagnostic('unknown-flow', path, message)];
}

function unskilled(name: string, { skills: wanted }: Queue, skills: BesideQueues['skills']): Diagnostic[] {
  if (skills === undefined) return [];
  return wanted.flatMap((skill, index) =>
    skills.includes(skill) ? [] : [diagnostic('skill-of-nobody', [name, 'skills', index], `No agent has the skill "${skill}".`, 'warning')],
  );
}

/** A step that others before it have made already never happens. */
function overlapping(name: string, { overflow }: Queue): Diagnostic[] {
  return overflow.flatMap((step, index) => {
    const before = overflow.slice(0, index).some((other) => {
      const sameGroups = step.groups.every((group) => other.groups.includes(group));
      const earlier = (mine: number | undefined, theirs: number | undefined) =>
        mine === undefined || (theirs !== undefined && theirs <= mine);
      return sameGroups && earlier(step.afterSeconds, other.afterSeconds) && earlier(step.whenInLineOver, other.whenInLineOver);
    });
    const message = 'All of these have joined by a step before this one.';
    return before ? [diagnostic('overflow-overlaps', [name, 'overflow', index], message, 'warning')] : [];
  });
}
