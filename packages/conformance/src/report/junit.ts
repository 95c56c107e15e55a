import { createRequire } from "node:module";
import type { Builder, TestCase } from "junit-report-builder";
import { curlCommand } from "./failures.ts";
import { createMatrix } from "./matrix.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { truncate } from "./text.ts";

// What its types say of an import is not so: the module is the builder, without `default`.
const builder: Builder = createRequire(import.meta.url)("junit-report-builder");

/**
 * The report as JUnit's XML, which CI servers read: a suite for each operation, a test for each case and walk. What was
 * not reached, and what failed as expected, is skipped.
 */
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
  // The builder has no message for what is skipped; readers show what was printed.
  if (outcome === "skipped") test.skipped().standardOutput(removeInvalidXml(reason ?? ""));
  else if (report.expected.includes(name)) test.skipped().standardOutput(`Expected. ${messages.join("\n")}`);
  else {
    const flaky = retry === "passed" ? ["It passed when it was tried once more: an unsteady line."] : [];
    // Some servers show the message, others the text below it.
    test.failure(truncate(messages[0] ?? "", 300), flaky.length > 0 ? "unsteady" : failures[0]?.check);
    test.stacktrace([...messages, ...flaky, removeInvalidXml(curlCommand(result, report.url) ?? "")].join("\n"));
  }
}

// What XML 1.0 has no character for (section 2.2) can come in any answer.
function removeInvalidXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
