import { startMock } from "@crewkit/mock";
import { readContract } from "@crewkit/openapi/node";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { createSite } from "../site.ts";
import { setMockOrigin } from "../urls.ts";
import { overview } from "./llms.ts";

const site = createSite(readContract());
const [, commands = ""] = /^```sh\n(.*?)^```$/ms.exec(overview(site)) ?? [];

test("the commands in llms.txt return the statuses in the comments, with the variables in the comments", async () => {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  const [exports = "", variables = "", ...lines] = setMockOrigin(commands, mock.origin).split("\n");
  let script = `${exports}\n${variables}\n`;
  for (const line of lines.filter((each) => each.startsWith("curl"))) {
    const [, operationId = "", status, rest = ""] = /# (\w+): (\d+)(.*)$/.exec(line) ?? [];
    const { output } = await spawn("sh", ["-c", `${script}\n${line.replace("curl", "curl -s -w '\\n%{http_code}'")}`]);
    const [body = "", actualStatus] = output.split(/\n(?=\d+$)/);
    expect([operationId, actualStatus], body).toEqual([operationId, status]);
    expect(mock.requests()[0]?.operation).toBe(operationId);
    for (const [, name, path = ""] of rest.matchAll(/(\w+)=([\w.]+)/g)) {
      const value = path.split(".").reduce((node, key) => node?.[key], JSON.parse(body));
      if (name === "error") expect(JSON.parse(body).error).toBe(path);
      else script += `${name}='${value}'\n`;
    }
  }
});
