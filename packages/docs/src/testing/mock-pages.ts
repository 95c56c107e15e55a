import { startMock } from "@crewkit/mock";
import { onTestFinished } from "vitest";

/** Starts a mock whose overview shows an error and a long URL, and returns the URLs of its pages. */
export async function startMockPages(): Promise<string[]> {
  const mock = await startMock();
  onTestFinished(mock.close);
  for (const path of ["/health", "/nowhere", `/health?${"x".repeat(500)}`]) await mock.fetch(mock.url + path);
  return [`${mock.origin}/`, `${mock.origin}/device-verify`];
}
