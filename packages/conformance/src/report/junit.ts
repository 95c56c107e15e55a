import { create, type XMLElement } from "xmlbuilder";
import type { Result } from "../base/result.ts";
import { groupBy } from "../values/group.ts";
import { commandsFor } from "./failures.ts";
import type { Report } from "./report.ts";
import { truncate } from "./text.ts";

/** A suite per operation. Expected failures are marked as skipped. */
export function junit(report: Report): string {
  // Responses may contain characters that XML 1.0 forbids (section 2.2).
  const root = create("testsuites", { encoding: "UTF-8", invalidCharReplacement: "\ufffd" });
  root.att({ name: `conformance of ${report.target}`, ...countResults(report.results, report) });
  for (const [operationId, results] of groupBy(report.results, (each) => each.operationId)) {
    const timestamp = report.startedAt.slice(0, "2026-11-25T20:00:00".length);
    const suite = root.ele("testsuite", { name: operationId, timestamp, ...countResults(results, report) });
    for (const result of results) addResult(suite, result, report);
  }
  return root.end({ pretty: true });
}

function countResults(results: readonly Result[], report: Report): Record<string, number> {
  const skipped = results.filter((result) => result.outcome === "skipped" || isExpected(result, report)).length;
  const failures = results.filter(({ outcome }) => outcome !== "passed").length - skipped;
  return { tests: results.length, failures, errors: 0, skipped };
}

function isExpected({ name, outcome }: Result, { expected }: Report): boolean {
  return outcome === "failed" && expected.includes(name);
}

function addResult(suite: XMLElement, result: Result, report: Report): void {
  const { name, operationId, milliseconds, outcome, failures, reason = "", retry } = result;
  const test = suite.ele("testcase", { classname: operationId, name, time: Math.round(milliseconds) / 1000 });
  if (outcome === "passed") return;
  const messages = failures.map(({ check, message }) => `${check}: ${message}`);
  if (outcome === "skipped") test.ele("skipped", { message: reason });
  else if (isExpected(result, report)) test.ele("skipped", { message: `Expected failure. ${messages.join("\n")}` });
  else {
    const flaky = retry === "passed" ? ["Passed on a retry: the connection is unstable."] : [];
    // Some CI servers show the message, others the content.
    const type = flaky.length > 0 ? "flaky" : failures[0]?.check;
    const { curl = "", rerun } = commandsFor(result, report);
    const content = [...messages, ...flaky, curl, rerun].join("\n").trim();
    test.ele("failure", { message: truncate(messages[0] ?? "", 300), type }).cdata(content);
  }
}
