import type { ArazzoStep, ArazzoWorkflow } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";
import { fromJsonSchema, type McpServer } from "@modelcontextprotocol/server";

/** Registers the workflows of the contract (Arazzo 1.0.1) as prompts, with their inputs as arguments. */
export function registerPrompts(server: McpServer): void {
  for (const { info, workflows } of readWorkflows()) {
    for (const workflow of workflows) {
      const isOnly = workflows.length === 1;
      const title = isOnly ? info.title : workflow.summary;
      const inputs = Object.entries(workflow.inputs?.properties ?? {}).filter(([name]) => name !== "token");
      const argsSchema = fromJsonSchema<Record<string, string>>({
        type: "object",
        properties: Object.fromEntries(
          inputs.map(([name, { description = "" }]) => [name, { type: "string", description }]),
        ),
      });
      server.registerPrompt(
        toName(title),
        { title, description: isOnly ? info.summary : workflow.summary, argsSchema },
        (values) => ({
          messages: [{ role: "user", content: { type: "text", text: promptText(title, workflow, values) } }],
        }),
      );
    }
  }
}

/** `Run an experiment` becomes `run-an-experiment`. */
function toName(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function promptText(
  title: string,
  { description, inputs, steps }: ArazzoWorkflow,
  values: Record<string, string>,
): string {
  const names = Object.keys(inputs?.properties ?? {}).filter((name) => name !== "token");
  const successful = steps.filter(
    ({ successCriteria = [] }) => !successCriteria.some(({ condition }) => /statusCode == [45]/.test(condition)),
  );
  return [
    `${title} with crewkit's tools. ${description ?? ""}`.trim(),
    "Inputs:",
    ...names.map((name) => `- ${name}: ${values[name] ? JSON.stringify(values[name]) : "(find out, or ask the user)"}`),
    "Steps, each with call_operation:",
    ...successful.map((step, at) => `${at + 1}. ${describeStep(step)}`),
  ].join("\n");
}

function describeStep({ stepId, description, operationId, parameters = [], requestBody, outputs }: ArazzoStep): string {
  const call = {
    operationId,
    parameters: Object.fromEntries(
      parameters.filter((each) => each.in !== "header").map(({ name, value }) => [name, value]),
    ),
    ...(requestBody?.payload !== undefined && { body: requestBody.payload }),
  };
  const saved = Object.entries(outputs ?? {}).map(([name, source]) => `$steps.${stepId}.outputs.${name} is ${source}`);
  return [description, JSON.stringify(call), ...saved].filter(Boolean).join(" ");
}
