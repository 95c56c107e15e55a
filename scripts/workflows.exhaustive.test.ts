import { readdirSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@crewkit/mock";
import world from "@crewkit/openapi/world.json" with { type: "json" };
import { onTestFinished, test } from "vitest";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";

const folder = "openapi/workflows";
const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".arazzo.yaml"));

// The inputs of the workflows, from the example data.
const inputs: Record<string, Record<string, unknown>> = {
  "device-login.arazzo.yaml": {},
  "experiment.arazzo.yaml": {
    resource_id: world.resources?.acme_reviewer?.id,
    control_hash: world.versions?.acme_reviewer_1?.version_hash,
    variant_hash: world.versions?.acme_reviewer_2?.version_hash,
  },
  "first-session.arazzo.yaml": { slug: "newcomers" },
  "invitation.arazzo.yaml": {
    email: world.people?.noor?.email,
    guest_token: "mock.noor.token",
    role_id: world.roles?.senior?.id,
  },
  "resource-release.arazzo.yaml": { resource_id: world.resources?.changelog_command?.id },
  "session-life.arazzo.yaml": { remote_url: `https://${world.repositories?.checkout_api?.remote_url}` },
  "token-refresh.arazzo.yaml": { refresh_token: world.logins?.first?.refresh_token },
};

// Another implementation than the conformance suite's, which runs the workflows daily.
test.each(files)("redocly respect passes %s against the mock", async (file) => {
  const mock = await startMock({ limits: false });
  onTestFinished(() => mock.close());
  const { token, organizationId: org_id } = mock.firstCall;
  const given = Object.entries({ token, org_id, ...inputs[file] }).map(([name, value]) => `--input=${name}=${value}`);
  await tool("redocly", ["respect", `${folder}/${file}`, ...given, "--server", `crewkit=${mock.url}`]);
});
