import { CarrierError, type TwilioAccount, type TwilioClient } from '@callwright/twiml';
import type { ConnectSettings } from './connect-settings.ts';
import { describeCarrierError } from './describe-carrier-error.ts';
import type { Finding } from './finding.ts';

export type CreateClient = (account: TwilioAccount) => Promise<TwilioClient>;

const HTTP_NOT_FOUND = 404;
const whereTheyAre = 'https://console.twilio.com shows both on its start page, as Account Info.';

/** Whether Twilio knows the account and lets it call. The client is there when it does. */
export async function checkAccount(
  settings: ConnectSettings,
  createClient: CreateClient,
): Promise<{ findings: Finding[]; client: TwilioClient | null }> {
  const { accountSid, authToken, apiUrl } = settings;
  const findings = formFindings(settings);
  if (accountSid === undefined || authToken === undefined || findings.length > 0) return { findings, client: null };
  const client = await createClient({ accountSid, authToken, ...(apiUrl !== undefined && { apiBase: apiUrl }) });
  try {
    const account = await fetchAccount(client, accountSid, apiUrl);
    const found =
      account === null
        ? [finding('ok', 'account-accepted', `${apiUrl} accepts the account.`)]
        : accountFindings(account, apiUrl ?? 'Twilio');
    return { findings: found, client: found.some(({ level }) => level === 'error') ? null : client };
  } catch (error) {
    return { findings: [{ step: 'account', level: 'error', ...describeCarrierError(error, apiUrl) }], client: null };
  }
}

function formFindings({ accountSid, authToken, apiUrl }: ConnectSettings): Finding[] {
  const unset = Object.entries({ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken }).filter(([, value]) => value === undefined);
  const names = unset.map(([name]) => name).join(' and ');
  return [
    ...(names === ''
      ? []
      : [finding('error', 'credentials-missing', `${names} ${unset.length > 1 ? 'are' : 'is'} not set.`, whereTheyAre)]),
    ...(accountSid === undefined ? [] : sidFindings(accountSid)),
    ...(authToken !== undefined && /[\s"']/.test(authToken)
      ? [finding('error', 'credentials-form', 'TWILIO_AUTH_TOKEN has spaces or quotation marks in it.', 'Set it without them.')]
      : []),
    ...(apiUrl !== undefined && !isHttp(apiUrl)
      ? [finding('error', 'api-address', `TWILIO_API_URL is "${apiUrl}", which is no address.`, 'Leave it unset for Twilio itself.')]
      : []),
  ];
}

function sidFindings(accountSid: string): Finding[] {
  if (/^AC[0-9a-fA-F]{32}$/.test(accountSid)) return [];
  if (!accountSid.startsWith('SK'))
    return [finding('error', 'credentials-form', 'TWILIO_ACCOUNT_SID is not AC and 32 hexadecimal digits.', whereTheyAre)];
  const help = `Webhooks are signed with the account's own token, so its Account SID and Auth Token are needed. ${whereTheyAre}`;
  return [finding('error', 'credentials-form', 'TWILIO_ACCOUNT_SID holds the SID of an API key.', help)];
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

type Account = Awaited<ReturnType<ReturnType<TwilioClient['api']['v2010']['accounts']>['fetch']>>;

/** Null where a stand-in for Twilio knows the credentials and has no page of the account. */
async function fetchAccount(client: TwilioClient, accountSid: string, apiUrl: string | undefined): Promise<Account | null> {
  try {
    return await client.api.v2010.accounts(accountSid).fetch();
  } catch (error) {
    const hasNoPage = apiUrl !== undefined && error instanceof CarrierError && error.status === HTTP_NOT_FOUND;
    if (!hasNoPage) throw error;
    await client.incomingPhoneNumbers.list({ limit: 1 });
    return null;
  }
}

function accountFindings({ friendlyName, status, type }: Account, carrier: string): Finding[] {
  if (status === 'suspended')
    return [
      finding(
        'error',
        'account-suspended',
        `The account "${friendlyName}" is suspended: its numbers take no calls.`,
        'https://console.twilio.com says why; often it has run out of money.',
      ),
    ];
  if (status === 'closed')
    return [finding('error', 'account-closed', `The account "${friendlyName}" is closed.`, 'Use the SID and token of another account.')];
  const accepted = finding('ok', 'account-accepted', `${carrier} accepts the account "${friendlyName}", which is active.`);
  return type === 'Trial' ? [accepted, trial()] : [accepted];
}

/** https://www.twilio.com/docs/usage/trials/try-out-voice, errors 10002, 10004 and 13805. */
function trial(): Finding {
  return finding(
    'warning',
    'account-trial',
    'It is a trial account: only telephones that you have verified in the console can call its number or be called (five at most), a call lasts ten minutes at most, few calls run at once, some TwiML verbs are blocked, and it has one number.',
    'To try a flow, verify your own telephone: Phone Numbers > Verified Caller IDs. For callers, upgrade the account in the console.',
  );
}

function finding(level: Finding['level'], check: string, message: string, help?: string): Finding {
  return { step: 'account', check, level, message, ...(help !== undefined && { help }) };
}
