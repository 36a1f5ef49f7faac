/** What runs this product is no secret of a flow: a manager who names such a variable gets nothing. */
const notForFlows = /^(TWILIO_|DATABASE_|PG|OWNER_TOKEN$|DATA_|NODE_|npm_|AWS_|GOOGLE_|AZURE_|GITHUB_|CI_|PATH$|HOME$|USER$|SHELL$)/;

/** Secrets by the name of an environment variable, in capitals, as flows name them: `{{ secret.CRM_KEY }}`. */
export function secretsOf(env: NodeJS.ProcessEnv): (name: string) => string | undefined {
  return (name) => (/^[A-Z][A-Z0-9_]{1,99}$/.test(name) && !notForFlows.test(name) && Object.hasOwn(env, name) ? env[name] : undefined);
}
