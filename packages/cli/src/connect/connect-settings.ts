import path from 'node:path';

export interface ConnectOptions {
  /** A name, as in `environments/<name>.json`. */
  environment?: string;
  publicUrl?: string;
  fallback?: string;
  /** Only look, change nothing. */
  check?: boolean;
}

export interface ConnectSettings {
  accountSid: string | undefined;
  authToken: string | undefined;
  /** What the tokens of agents' browsers are signed with. */
  apiKey: string | undefined;
  apiSecret: string | undefined;
  /** Another server with Twilio's API; none is Twilio. */
  apiUrl: string | undefined;
  /** Without a slash at its end, as the runtime takes it. */
  publicUrl: string | undefined;
  fallbackUrl: string | undefined;
  environmentFile: string;
  flowsDir: string;
  checkOnly: boolean;
}

/** What is to be checked, from options and, where they are silent, from the runtime's environment variables. Throws for a name that is none. */
export function readConnectSettings(options: ConnectOptions, env: NodeJS.ProcessEnv): ConnectSettings {
  const set = (name: string) => env[name]?.trim() || undefined;
  const environment = options.environment ?? set('ENVIRONMENT') ?? 'local';
  if (!/^[\w-]+$/.test(environment))
    throw new Error(`"${environment}" is no name of an environment. Write "production" for environments/production.json.`);
  return {
    accountSid: set('TWILIO_ACCOUNT_SID'),
    authToken: set('TWILIO_AUTH_TOKEN'),
    apiKey: set('TWILIO_API_KEY'),
    apiSecret: set('TWILIO_API_SECRET'),
    apiUrl: set('TWILIO_API_URL'),
    publicUrl: (options.publicUrl?.trim() ?? set('PUBLIC_URL'))?.replace(/\/$/, '') || undefined,
    fallbackUrl: options.fallback?.trim() || set('FALLBACK_URL'),
    environmentFile: path.join(set('ENVIRONMENTS_DIR') ?? 'environments', `${environment}.json`),
    flowsDir: set('FLOWS_DIR') ?? 'flows',
    checkOnly: options.check === true,
  };
}
