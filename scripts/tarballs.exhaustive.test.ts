import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageCommands } from "@crewkit/docs";
import { startMock } from "@crewkit/mock";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { packageManager, root } from "./steps/project.ts";
import { installedNode } from "./testing/packed.ts";
import { readReadme } from "./testing/readmes.ts";

test("the commands of the guides install the client from a clone, in an empty folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-"));
  const mock = await startMock();
  onTestFinished(() => Promise.all([mock.close(), rm(folder, { recursive: true })]).then());
  const { "install.client": install = "" } = packageCommands({ published: false, packageManager });
  await spawn("sh", ["-ec", install.replaceAll("../crewkit-api", root)], { cwd: folder });
  const [program] = await readReadme("packages/client");
  await writeFile(join(folder, "try.mjs"), program?.code ?? "");
  const variables = { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada };
  const { stdout } = await spawn(installedNode, ["try.mjs"], { cwd: folder, env: variables });
  expect(stdout).toBe("Hello Ada Okafor");
});
