import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";

const folder = await mkdtemp(join(tmpdir(), "fingerprint-"));
afterAll(() => rm(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

test("changes with each content and name, and comes back with them, whatever the times say", async () => {
  for (const name of ["paths/health", "components/schemas", "world"]) await mkdir(path(name), { recursive: true });
  await writeFile(path("openapi.yaml"), "openapi: 3.1.0");
  await writeFile(path("paths/health/health.yaml"), "get: {}");
  const first = await fingerprint(folder);

  await writeFile(path("paths/health/health.yaml"), "post: {}");
  expect(await fingerprint(folder)).not.toBe(first);
  await writeFile(path("paths/health/health.yaml"), "get: {}");
  await utimes(path("paths/health/health.yaml"), 0, 0);
  expect(await fingerprint(folder)).toBe(first);

  await rename(path("paths/health/health.yaml"), path("paths/health/ready.yaml"));
  expect(await fingerprint(folder)).not.toBe(first);
  await rename(path("paths/health/ready.yaml"), path("paths/health/health.yaml"));
  await writeFile(path("components/schemas/Health.yaml"), "type: object");
  const second = await fingerprint(folder);
  expect(second).not.toBe(first);
  await writeFile(path("world/people.yaml"), "ada: {}");
  expect(await fingerprint(folder)).not.toBe(second);
});

test("what was made of the sources counts for nothing", async () => {
  const before = await fingerprint(folder);
  await mkdir(path("dist"));
  await writeFile(path("dist/openapi.yaml"), "openapi: 3.1.0");
  expect(await fingerprint(folder)).toBe(before);
});
