import type { Defaults } from "./defaults.ts";

/** The text after the list of options. */
export function helpFooter({ command, exampleFilter, plan, variables }: Defaults): string {
  const { actors, outsider = "" } = plan;
  const others = [...actors.slice(1), outsider].filter((actor) => actor !== "").join(", ");
  return `
Environment variables:
  ${variables.url}          the URL, unless --url or --target is passed
  ${variables.token}            the token, unless --token or --target is passed
  ${variables.token}_<ACTOR>    tokens of ${others}

Exit codes:
  0    no test failed, and at least one test with a valid request ran
  1    a test failed, an expected failure is out of date, or the run ended early
  2    nothing was verified: an option, the plan or the contract is invalid, the
       server does not respond, a token is missing or rejected, or all tests
       with a valid request were skipped
  130  interrupted with Ctrl-C, after cleaning up and writing the reports

Examples:
  ${command}                  test the mock
  ${command} --only '${exampleFilter}'
  ${command} --url https://staging.example/api/v1 --sample 5m`;
}
