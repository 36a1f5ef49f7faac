/** Fields that are decided together, with a sentence of what follows from them. */
export interface QueueSection {
  name: string;
  fields: readonly string[];
  /** The section is there as a whole or not at all. */
  group?: string;
}

export interface QueueTab {
  name: string;
  sections: readonly QueueSection[];
}

/** The form of a queue. Each field of the schema stands in one section. */
export const queueTabs: readonly QueueTab[] = [
  {
    name: 'line',
    sections: [
      { name: 'basics', fields: ['title', 'skills', 'waitFlow', 'schedule'] },
      { name: 'limits', fields: ['maxInLine', 'longestWaitSeconds'] },
      { name: 'interrupt', fields: ['interrupt.policy', 'interrupt.atMostSeconds'] },
      { name: 'priority', fields: ['priority.vip', 'priority.callbackDue', 'priority.perMinuteWaited'] },
    ],
  },
  {
    name: 'agents',
    sections: [
      { name: 'ring', fields: ['ring.order', 'ring.seconds', 'wrapUpSeconds', 'agentsMayRecord'] },
      { name: 'last-agent', group: 'lastAgent', fields: ['lastAgent.patienceSeconds'] },
      { name: 'overflow', fields: ['overflow'] },
    ],
  },
  {
    name: 'callback',
    sections: [
      {
        name: 'offer',
        group: 'callback',
        fields: [
          'callback.mode',
          'callback.offerWhenEstimateOver',
          'callback.offerWhenPositionOver',
          'callback.quiet.inLineAtMost',
          'callback.quiet.freeAgents',
        ],
      },
      {
        name: 'call',
        group: 'callback',
        fields: ['callback.flow', 'callback.callerId', 'callback.ringSeconds', 'callback.agentHoldSeconds'],
      },
      {
        name: 'retry',
        group: 'callback',
        fields: ['callback.attempts', 'callback.retrySeconds', 'callback.expiresAfterHours', 'callback.quietHours'],
      },
      { name: 'sms', group: 'callback', fields: ['callback.confirmSms', 'callback.lostSms'] },
      {
        name: 'web',
        group: 'callback.web',
        fields: [
          'callback.web.enabled',
          'callback.web.origins',
          'callback.web.slotMinutes',
          'callback.web.capacity',
          'callback.web.perNumberPerDay',
          'callback.web.perAddressPerHour',
          'callback.web.mobileOnlyForSms',
        ],
      },
    ],
  },
  {
    name: 'end',
    sections: [
      { name: 'closing', fields: ['closing.lineAtClosing', 'closing.callbacksAtClosing'] },
      { name: 'recovery', fields: ['recovery.sms', 'recovery.callback', 'recovery.minWaitSeconds', 'recovery.resumeMinutes'] },
      {
        name: 'survey',
        group: 'survey',
        fields: [
          'survey.flow',
          'survey.ifHungUp',
          'survey.afterMinutes',
          'survey.consentVariable',
          'survey.consentField',
          'survey.everyDays',
          'survey.answerWithinHours',
          'survey.quietHours',
          'survey.callerId',
        ],
      },
    ],
  },
  {
    name: 'targets',
    sections: [
      { name: 'service', fields: ['serviceLevel.share', 'serviceLevel.seconds', 'serviceLevel.abandonedUnderSeconds'] },
      { name: 'expected', fields: ['expected.handleSeconds', 'expected.patienceSeconds'] },
    ],
  },
];

/** Fields that mean nothing unless another has a value. */
export const meantOnlyWhen: Readonly<Record<string, { field: string; is: string }>> = {
  'callback.quiet.inLineAtMost': { field: 'callback.mode', is: 'when-quiet' },
  'callback.quiet.freeAgents': { field: 'callback.mode', is: 'when-quiet' },
  'interrupt.atMostSeconds': { field: 'interrupt.policy', is: 'after-answer' },
};

/** The tab on which a field stands, also where the place lies within it; the first where it is unknown. */
export function tabOf(path: readonly PropertyKey[]): string {
  const place = path.map(String).join('.');
  const holds = (field: string) => place === field || place.startsWith(`${field}.`) || field.startsWith(`${place}.`);
  return queueTabs.find(({ sections }) => sections.some(({ fields }) => fields.some(holds)))?.name ?? 'line';
}
