import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cwd } from "node:process";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileTokenStore } from "../node.ts";

describe("fileTokenStore()", () => {
  const folderOf = async () => {
    const folder = await mkdtemp(join(tmpdir(), "crewkit-review-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    return folder;
  };

  test("keeps its place though the process moves", () => {
    expect(fileTokenStore("tokens.json").path).toBe(join(cwd(), "tokens.json"));
  });

  test("clears only when nobody refreshes", async () => {
    const store = fileTokenStore(join(await folderOf(), "tokens.json"));
    const order: string[] = [];
    const refresh = store.lock(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await store.save({ access_token: "a", refresh_token: "b" });
      order.push("refreshed");
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await store.clear().then(() => order.push("cleared"));
    await refresh;
    expect(order).toEqual(["refreshed", "cleared"]);
    expect(await store.load()).toBeUndefined();
  });

  test("leaves a lock that another has taken since", async () => {
    const path = join(await folderOf(), "tokens.json");
    await fileTokenStore(path).lock(async () => {
      await rm(`${path}.lock`);
      await writeFile(`${path}.lock`, "1 elsewhere another");
    });
    expect(await readFile(`${path}.lock`, "utf8")).toBe("1 elsewhere another");
  });

  test("its lock is private too", async () => {
    const path = join(await folderOf(), "tokens.json");
    await fileTokenStore(path).lock(async () => expect((await stat(`${path}.lock`)).mode & 0o777).toBe(0o600));
  });

  test("signs of life keep no process going", async () => {
    const path = join(await folderOf(), "tokens.json");
    const program = `import { fileTokenStore } from ${JSON.stringify(`${import.meta.dirname}/../node.ts`)};
      fileTokenStore(${JSON.stringify(path)}).lock(() => new Promise(() => {}));`;
    const run = promisify(execFile)("node", ["--input-type=module", "--eval", program], { timeout: 3000 });
    await expect(run).resolves.toBeDefined();
  });

  test("locks where there is no folder yet", async () => {
    const folder = await folderOf();
    await fileTokenStore(join(folder, "new", "tokens.json")).lock(async () => {});
    expect(await readdir(folder)).toEqual(["new"]);
  });
});
