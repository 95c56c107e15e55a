import { mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { chmod, mkdir, readFile, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import spawn from "nano-spawn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./steps/project.ts";

// The packages as somebody gets them who installs their tarballs, in a folder that knows nothing of this repository.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-packed-")));
const names = ["openapi", "types", "mock", "client", "conformance"];
let running: Awaited<ReturnType<typeof spawn>["nodeChildProcess"]> | undefined;

beforeAll(async () => {
  const { packageManager } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const filters = names.flatMap((name) => ["--filter", `@crewkit/${name}`]);
  await spawn("npx", ["--yes", packageManager, "-r", ...filters, "pack", "--pack-destination", folder], { cwd: root });
  for (const tarball of readdirSync(folder)) await unpack(tarball);
}, 60_000);
afterAll(() => running?.kill());

test("the mock runs outside the repository, from its tarball", async () => {
  const child = spawn("node", ["node_modules/@crewkit/mock/dist/cli.js", "--port", "0"], { cwd: folder });
  child.catch(() => {});
  running = await child.nodeChildProcess;
  const found: Record<string, string> = {};
  for await (const line of createInterface({ input: running.stdout as NodeJS.ReadableStream })) {
    const [label = "", value = ""] = line.split(/\s+/, 2);
    found[label] = value;
    if (found.Mock && found.Token && found.Organization) break;
  }
  const headers = { Authorization: `Bearer ${found.Token}` };
  const projects = await fetch(`${found.Mock}/${found.Organization}/projects`, { headers });
  expect((await projects.json()).meta.total_count).toBe(3);
  const preferred = await fetch(`${found.Mock}/health`, { headers: { Prefer: "code=500" } });
  expect(preferred.status).toBe(500);
}, 60_000);

test("its functions can be imported there", async () => {
  const program = `
    import { createMock } from "@crewkit/mock/web";
    const response = await createMock().fetch("http://crewkit.test/api/v1/health");
    console.log(response.status);`;
  const { stdout } = await spawn("node", ["--input-type=module", "--eval", program], { cwd: folder });
  expect(stdout).toBe("200");
});

test("the client calls the mock there", async () => {
  const program = `
    import { createCrewkit } from "@crewkit/client";
    import { createHttp } from "@crewkit/client/http";
    import { createMock } from "@crewkit/mock/web";
    const crewkit = createCrewkit({ baseUrl: "http://crewkit.test", fetch: createMock().fetch });
    console.log((await createHttp(crewkit).GET("/health")).data.data.status);`;
  const { stdout } = await spawn("node", ["--input-type=module", "--eval", program], { cwd: folder });
  expect(stdout).toBe("ok");
});

test("the suite runs there, by the name of its command, against the mock that came with it", async () => {
  const suite = (...args: string[]) => spawn("crewkit-conformance", args, { cwd: folder, preferLocal: true });
  expect((await suite("--help")).stdout).toContain("--url <url>");
  const { stdout } = await suite("--only", "getHealth > 200 > as", "--json", "report.json");
  expect(stdout).toContain("1 passed, 0 failed.\n");
  expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8"))).toMatchObject({ target: "mock" });
}, 30_000);

test("its engine can be imported there, for another API", async () => {
  const program = `
    import { crewkit, definePlan, runConformance, startMockTarget } from "@crewkit/conformance";
    import { readContract } from "@crewkit/openapi/node";
    const target = await startMockTarget();
    const plan = definePlan({ ...crewkit, name: "mine" });
    const { plan: name, counts } = await runConformance({ contract: readContract(), plan, target, only: ["getHealth > 200 > as"] });
    await target.close();
    console.log(name, counts.passed);`;
  const { stdout } = await spawn("node", ["--input-type=module", "--eval", program], { cwd: folder });
  expect(stdout).toBe("mine 1");
}, 30_000);

// As an installer does: the package's files and commands, and beside them what it depends on.
async function unpack(tarball: string): Promise<void> {
  const name = /crewkit-(\w+)-/.exec(tarball)?.[1] ?? "";
  const home = join(folder, "node_modules/@crewkit", name);
  await mkdir(home, { recursive: true });
  await spawn("tar", ["-xzf", join(folder, tarball), "-C", home, "--strip-components=1"]);
  const source = join(root, name === "openapi" ? name : `packages/${name}`);
  const { dependencies = {}, bin = {} } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  for (const dependency of Object.keys(dependencies).filter((each) => !each.startsWith("@crewkit/"))) {
    const link = join(home, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(source, "node_modules", dependency)), link);
  }
  await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
  for (const [command, file] of Object.entries<string>(bin)) {
    await chmod(join(home, file), 0o755);
    await symlink(join(home, file), join(folder, "node_modules/.bin", command));
  }
}
