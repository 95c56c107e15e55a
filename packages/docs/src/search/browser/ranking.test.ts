import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createSite } from "../../site.ts";
import { createEntries } from "../entries.ts";
import { packEntries, unpackEntries } from "../packed-entries.ts";
import { createSearchIndex } from "./search-index.ts";

test.each([
  ["archive experiment", "reference/archiveExperiment.html"],
  ["archiving an experiment", "reference/archiveExperiment.html"],
  ["create project", "reference/createProject.html"],
  ["how do I create a session?", "reference/createSession.html"],
  ["list projects", "reference/listProjects.html"],
  ["search sessions", "reference/searchSessions.html"],
  ["end session", "reference/endSession.html"],
  ["remove member", "reference/deleteMember.html"],
  ["accept invitation", "reference/acceptInvitation.html"],
  ["invite user", "reference/createInvitation.html"],
  ["fork a resource", "reference/forkResource.html"],
  ["rollback", "reference/rollbackResource.html"],
  ["transfer ownership", "reference/transferOwnership.html"],
  ["unsubscribe", "reference/deletePlaybookSubscription.html"],
  ["import conventions", "reference/importConventions.html"],
  ["success rate", "reference/getSuccessTrend.html"],
  ["refresh token", "reference/refreshToken.html"],
  ["device login", "workflows/device-login.html"],
  ["how do I sign in from a CLI?", "reference/requestDeviceCode.html"],
  ["log in from a terminal", "reference/requestDeviceCode.html"],
  ["magic link", "reference/requestMagicLink.html"],
  ["logout", "reference/logoutUser.html"],
  ["log out", "reference/logoutUser.html"],
  ["who am I", "reference/getCurrentUser.html"],
  ["whoami", "reference/getCurrentUser.html"],
  ["current user", "reference/getCurrentUser.html"],
  ["health check", "reference/getHealth.html"],
  ["listSessions", "reference/listSessions.html"],
  ["listsessions", "reference/listSessions.html"],
  ["list_sessions", "reference/listSessions.html"],
  ["GET /health", "reference/getHealth.html"],
  ["/{org_id}/sessions", "reference/listSessions.html"],
  ["POST /{org_id}/sessions", "reference/createSession.html"],
  ["auth/me", "reference/getCurrentUser.html"],
  ["DELETE /api/v1/auth/passkeys/9b2c4a3e-6f1d-4c58-8e70-2a9d5b7f3c16", "reference/deletePasskey.html"],
  [
    "https://crewkit.acme.example/api/v1/organizations/slug-available?slug=acme",
    "reference/checkOrganizationSlug.html",
  ],
  ["GET /api/v1/9b2c4a3e-6f1d-4c58-8e70-2a9d5b7f3c16/sessions/7", "reference/getSession.html"],
  ["https://api.crewkit.io/api/v1/9b2c4a3e-6f1d-4c58-8e70-2a9d5b7f3c16/sessions/", "reference/listSessions.html"],
  ["/resources/eff", "reference/listEffectiveResources.html"],
  ["archve experimnt", "reference/archiveExperiment.html"],
  ["creat project", "reference/createProject.html"],
  ["serach sessions", "reference/searchSessions.html"],
  ["trasnfer ownership", "reference/transferOwnership.html"],
  ["inivtation accept", "reference/acceptInvitation.html"],
  ["arch exp", "reference/archiveExperiment.html"],
  // Misspelled synonyms, and words that are written as one or as two.
  ["delte role", "reference/deleteRole.html"],
  ["remve memebr", "reference/deleteMember.html"],
  ["devloper cost", "reference/listAnalyticsByUser.html"],
  ["auditlog", "guides/not-supported.html"],
  ["web hook", "guides/not-supported.html"],
  ["organisations", "tags/organizations.html"],
  // Abbreviations.
  ["org", "tags/organizations.html"],
  ["org members", "reference/listMembers.html"],
  ["perms", "tags/roles.html"],
  // Operations with another verb come later.
  ["delete a custom role", "reference/deleteRole.html"],
  ["get cost report", "reference/getCostBreakdown.html"],
  // Unknown words do not hide the rest of the query.
  ["banana session", "tags/sessions.html"],
  ["too many requests, how long to wait", "guides/rate-limits.html"],
  ["proj", "tags/projects.html"],
  ["sessions", "tags/sessions.html"],
  ["Session", "schemas/Session.html"],
  ["session", "schemas/Session.html"],
  ["SessionCreate", "schemas/SessionCreate.html"],
  ["experiment status", "schemas/ExperimentStatus.html"],
  ["cost_usd", "schemas/ModelMetrics.html#cost_usd"],
  ["verification_uri", "schemas/DeviceAuthorization.html#verification_uri"],
  ["traffic_split", "schemas/Experiment.html#traffic_split"],
  ["per_page", "guides/pagination.html"],
  ["org_id", "reference/listMembers.html#path-org_id"],
  ["X-RateLimit-Reset", "guides/rate-limits.html"],
  // A term of the glossary.
  ["tier", "index.html#glossary"],
  ["404", "guides/errors.html#404-not-found"],
  ["429", "guides/errors.html#429-too-many-requests"],
  ["forbidden", "guides/errors.html#403-forbidden"],
  ["Slug has already been taken", "guides/errors.html#422-unprocessable-content"],
  ["Validation failed: Slug has already been taken", "guides/errors.html#422-unprocessable-content"],
  ["experiment is not running", "reference/stopExperiment.html#422"],
  ["slow_down", "reference/exchangeDeviceCode.html#400"],
  ["quickstart", "guides/quickstart.html"],
  ["pagination", "guides/pagination.html"],
  ["rate limit", "guides/rate-limits.html"],
  ["errors", "guides/errors.html"],
  ["self hosted", "guides/self-hosting.html"],
  ["mock", "guides/testing-with-the-mock.html"],
  ["sdk", "guides/client.html"],
  ["conformance", "guides/conformance.html"],
  ["breaking change", "guides/changes.html"],
  ["openapi.json", "openapi.json"],
  ["swagger", "openapi.yaml"],
])("ranks the result for %s first: %s", async (query, path) => {
  expect((await pathsOf(query))[0]).toBe(path);
});

test.each([
  ["slug taken", "guides/errors.html#422-unprocessable-content"],
  ["login", "guides/authentication.html"],
  ["kick member", "reference/deleteMember.html"],
  ["polling", "reference/exchangeDeviceCode.html"],
  ["device flow", "guides/authentication.html"],
  ["cost by user", "reference/listAnalyticsByUser.html"],
  ["authentication", "guides/authentication.html"],
  ["token expired", "reference/exchangeDeviceCode.html#400"],
])("ranks a result for %s among the first three: %s", async (query, path) => {
  expect((await pathsOf(query)).slice(0, 3)).toContain(path);
});

test("reports whether results match all words", async () => {
  expect((await find("archive experiment")).partial).toBe(false);
  expect((await find("archve experimnt")).partial).toBe(false);
  expect((await find("archive webhook")).partial).toBe(true);
  expect((await find("xylophone")).results).toEqual([]);
});

test("merges fields with the same name and lists their schemas", async () => {
  const fields = (await find("total_cost_usd")).results.filter(({ title }) => title === "total_cost_usd");
  expect(fields.map(({ kind, note }) => [kind, note])).toEqual([
    ["Field", expect.stringMatching(/, .* and \d+ more$/)],
  ]);
});

test("does not find fields and parameters only by their schema or operation", async () => {
  const { results } = await find("experiment");
  const titles = results.filter(({ kind }) => /Field|Parameter/.test(kind)).map(({ title }) => title);
  expect(titles).toContain("experiment_id");
  expect(titles.filter((title) => !title.includes("experiment"))).toEqual([]);
});

const contract = readContract();
const entries = unpackEntries(packEntries(createEntries(createSite(contract))));
const index = createSearchIndex(entries, new URL(contract.servers?.[0]?.url ?? "").pathname);

async function find(query: string) {
  await index.ready;
  return index.find(query);
}

// Sections of a guide count as the guide.
async function pathsOf(query: string): Promise<string[]> {
  const { results } = await find(query);
  return results.map(({ kind, path }) => (kind === "Guide" ? path.replace(/#.*/, "") : path));
}
