import { fileURLToPath } from "node:url";
import { countTokens, runTask, tasks } from "@crewkit/mcp/testing";
import type { Metric, Suite } from "../tools/metrics.ts";
import { measureInstallation } from "./installation.ts";
import { connect, measureStart } from "./server.ts";

/** Measures the installed server, and compares it with a generated server that has one tool for each operation. */
export const suite: Suite = async ({ folder, quick }) => {
  const { command, metrics } = await measureInstallation(folder);
  const start = await measureStart(command, quick ? 3 : 15);
  const { tools, instructions } = await connect(command);
  const toolTokens = countTokens(JSON.stringify(tools)) + countTokens(instructions);
  // A variable, so that type checks pass without the peers installed.
  const peersFile = "./peers.ts";
  const { generateTools }: { generateTools(contractFile: string): Promise<object[]> } = await import(peersFile);
  const contractFile = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));
  const generatedTokens = countTokens(JSON.stringify(await generateTools(contractFile)));
  return [
    ...metrics,
    { name: "start to the response to initialize", value: start, unit: "ms", max: 400 },
    {
      name: "tokens: tools and instructions",
      value: toolTokens,
      max: 2000,
      peers: { "openapi-mcp-generator": generatedTokens },
    },
    ...(await taskMetrics(toolTokens, generatedTokens)),
  ];
};

/** The tokens of each task, including the tools and the instructions. The generated server needs no search. */
async function taskMetrics(toolTokens: number, generatedTokens: number): Promise<Metric[]> {
  const metrics: Metric[] = [];
  let mostCalls = 0;
  let mostGeneratedCalls = 0;
  for (const task of tasks) {
    const run = await runTask(task);
    mostCalls = Math.max(mostCalls, run.toolCalls);
    mostGeneratedCalls = Math.max(mostGeneratedCalls, run.calls.length);
    metrics.push({
      name: `tokens: ${task.goal}`,
      value: toolTokens + run.tokens,
      max: 6000,
      peers: { "openapi-mcp-generator": generatedTokens + callTokens(run) },
    });
  }
  const peers = { "openapi-mcp-generator": mostGeneratedCalls };
  return [...metrics, { name: "most calls of a task", value: mostCalls, max: 5, peers }];
}

/** The tokens of the same calls without `fields`, which other servers do not have. */
function callTokens({ calls, requests }: Awaited<ReturnType<typeof runTask>>): number {
  const inputs = calls.map(({ operationId, parameters, body }) => ({
    name: operationId,
    arguments: { ...parameters, ...(body !== undefined && { requestBody: body }) },
  }));
  const outputs = requests.map(({ response_body }) => response_body);
  return [...inputs, ...outputs].reduce<number>((sum, message) => sum + countTokens(JSON.stringify(message)), 0);
}
