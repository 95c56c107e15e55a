import { createRequire } from "node:module";
import type { Builder, TestCase } from "junit-report-builder";
import { curlCommand } from "./failures.ts";
import { createMatrix } from "./matrix.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { truncate } from "./text.ts";

// The types declare a `default` export that does not exist.
const builder: Builder = createRequire(import.meta.url)("junit-report-builder");

/** A suite per operation. Expected failures are marked as skipped. */
export function junit(report: Report): string {
  const whole = builder.newBuilder().name(`conformance of ${report.target}`);
  for (const { operationId, results } of createMatrix(report).rows) {
    const suite = whole.testSuite().name(operationId).timestamp(new Date(report.startedAt));
    for (const result of results) addResult(suite.testCase(), result, report);
  }
  return whole.build();
}

function addResult(test: TestCase, result: Result, report: Report): void {
  const { name, operationId, milliseconds, outcome, failures, reason, retry } = result;
  test
    .className(operationId)
    .name(removeInvalidXml(name))
    .time(Math.round(milliseconds) / 1000);
  if (outcome === "passed") return;
  const messages = failures.map(({ check, message }) => removeInvalidXml(`${check}: ${message}`));
  // The builder does not support a message for skipped tests.
  if (outcome === "skipped") test.skipped().standardOutput(removeInvalidXml(reason ?? ""));
  else if (report.expected.includes(name)) test.skipped().standardOutput(`Expected failure. ${messages.join("\n")}`);
  else {
    const flaky = retry === "passed" ? ["Passed on a retry: the connection is unstable."] : [];
    // Some CI servers show the message, others the stack trace.
    test.failure(truncate(messages[0] ?? "", 300), flaky.length > 0 ? "flaky" : failures[0]?.check);
    test.stacktrace([...messages, ...flaky, removeInvalidXml(curlCommand(result, report.url) ?? "")].join("\n"));
  }
}

// Responses may contain characters that XML 1.0 forbids (section 2.2).
function removeInvalidXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
