import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@crewkit/mock";
import { validate } from "dockerfile-utils";
import getPort from "get-port";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./steps/project.ts";

const dockerfile = readFileSync(join(root, "packages/mock/Dockerfile"), "utf8");
const lint = (text: string) => validate(text).map(({ message }) => message);

test("the Dockerfile passes a linter", () => {
  expect(lint(dockerfile)).toEqual([]);
});

test("the linter reports mistakes", () => {
  const broken = dockerfile.replace("EXPOSE 4010", "EXPOSE mock").replace("--timeout=", "--time=");
  expect(lint(broken)).toEqual([expect.stringContaining("mock"), expect.stringContaining("time")]);
});

test("the image has the Node.js of the repository, and does not run as root", () => {
  const version = readFileSync(join(root, ".nvmrc"), "utf8").trim();
  const images = [...dockerfile.matchAll(/^FROM .*?node:(\S+)/gm)].map(([, tag]) => tag);
  expect(images).toEqual([`${version}-alpine`, `${version}-alpine`]);
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
});

test("the health check passes while a mock is running, and is not logged as a request", async () => {
  const mock = await startMock();
  onTestFinished(mock.close);
  const check = (port: string | number) => {
    const [, command = ""] = /^ +CMD (\[.*)$/m.exec(dockerfile) ?? [];
    const [, ...args] = JSON.parse(command.replace(":4010/", `:${port}/`));
    return spawn(process.execPath, args);
  };
  await check(new URL(mock.url).port);
  expect(mock.requests()).toEqual([]);
  await expect(check(await getPort())).rejects.toMatchObject({ exitCode: 1 });
});
