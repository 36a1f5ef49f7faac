import { Command, Option } from 'commander';
import type { ConnectOptions } from './connect/connect-settings.ts';
import { diffCommand } from './diff-command.ts';
import { lintCommand } from './lint-command.ts';
import { addQueueingCommands } from './queueing/queueing-commands.ts';
import { testCommand } from './test-command.ts';
import { verifyCommand } from './verify-command.ts';

interface TestFlags {
  environment?: string;
  transcript?: boolean;
  coverage?: boolean;
  showPrivate?: boolean;
  json?: boolean;
}

/** The `callwright` command line. Exit code 1: something was found; 2: it could not be looked at. */
export function createProgram(): Command {
  const program = new Command('callwright').description('Check and test phone flows').showHelpAfterError();
  program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
  program
    .command('lint')
    .description('show the problems of flows, and of the resources and environments beside them; exits with 1 when one has an error')
    .argument('[paths...]', 'flow folders, or folders of them', ['flows'])
    .option('--environment <file>', 'which phones and endpoints have names (environments/local.json, where it is)')
    .option('--json', 'print the diagnostics as JSON')
    .action(async (paths: string[], options: { environment?: string; json?: boolean }) => {
      process.exitCode = await lintCommand(paths, { ...options, json: options.json === true, print });
    });
  program
    .command('verify')
    .description('prove that callers get out, are understood and reach a person; exits with 1 when a flow has an error')
    .argument('[paths...]', 'flow folders, or folders of them', ['flows'])
    .option('--json', 'print the diagnostics as JSON')
    .action(async (paths: string[], options: { json?: boolean }) => {
      process.exitCode = await verifyCommand(paths, { json: options.json === true, print });
    });
  program
    .command('diff')
    .description('tell in words what changed between two states of a flow')
    .argument('<before>', 'a flow.json, its folder, or a git revision like HEAD~1:flows/support-line')
    .argument('<after>', 'the same')
    .addOption(new Option('--markdown', 'print Markdown, for a review').conflicts('json'))
    .option('--json', 'print the changes as JSON')
    .action(async (before: string, after: string, options: { json?: boolean; markdown?: boolean }) => {
      const format = options.json === true ? 'json' : options.markdown === true ? 'markdown' : 'text';
      process.exitCode = await diffCommand(before, after, { format, print });
    });
  program
    .command('test')
    .description('run the call files of flows in the simulator; exits with 1 when one fails')
    .argument('[paths...]', 'flow folders, folders of them, or call files', ['flows'])
    .option('--environment <file>', 'what names of phones stand for (environments/local.json, where it is)')
    .option('--transcript', 'print what each caller heard and did')
    .option('--coverage', 'print which nodes and exits the calls reach')
    .option('--show-private', 'print the values of variables with a privacy class too; without it they are masked')
    .option('--json', 'print the runs as JSON')
    .action(async (paths: string[], options: TestFlags) => {
      process.exitCode = await testCommand(paths, {
        ...options,
        transcript: options.transcript === true,
        coverage: options.coverage === true,
        showPrivate: options.showPrivate === true,
        json: options.json === true,
        print,
      });
    });
  program
    .command('connect')
    .description('check a Twilio account, the public address and the numbers, and let the numbers lead to the runtime')
    .option('--environment <name>', 'whose numbers, as in environments/<name>.json (ENVIRONMENT, or local)')
    .option('--public-url <url>', 'where Twilio reaches the runtime (PUBLIC_URL)')
    .option('--fallback <url>', 'what holds callers while the runtime is away (FALLBACK_URL)')
    .option('--check', 'only look, change nothing')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nThe account is read from TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.\nExits with 1 when something is wrong.')
    .action(async (options: ConnectOptions & { json?: boolean }) => {
      // only this command needs Twilio's client, which takes a while to load
      const { connectCommand } = await import('./connect/connect-command.ts');
      process.exitCode = await connectCommand({ ...options, json: options.json === true, env: process.env, print });
    });
  addQueueingCommands(program, print);
  return program;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
