import {
  type NewFiles,
  type NewOperation,
  operationFiles,
  resourceFiles,
  ruleFiles,
  schemaFiles,
} from "@crewkit/codegen/new";
import { command, main } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";

const program = command(
  "pnpm new",
  "Creates the files of an operation, resource, schema or lint rule, and lists the next steps.",
);

program
  .command("operation <operationId> <method> <path>")
  .description("Adds an operation: pnpm new operation pinSession post '/{org_id}/sessions/{id}/pin'")
  .option("--tag <tag>", "its tag (default: the tag of the resource in the path)")
  .option("--returns <Schema>", "the schema of the response (default: the schema that the operationId ends with)")
  .option("--body <Schema>", "the schema of the request body, which is created if it does not exist")
  .option("--filter <name...>", "query parameters")
  .action(
    (
      operationId: string,
      method: string,
      path: string,
      options: Omit<NewOperation, "operationId" | "method" | "path">,
    ) => write(() => operationFiles(root, { operationId, method: method.toLowerCase(), path, ...options })),
  );

program
  .command("resource <Name> [operations...]")
  .description("Adds a resource of an organization with its tag: pnpm new resource Tag list create get update delete")
  .action((name: string, operations: string[]) => write(() => resourceFiles(root, name, operations)));

program
  .command("schema <Name>")
  .description("Adds a schema: pnpm new schema SessionPin --tag Sessions")
  .requiredOption("--tag <tag>", "the tag of the operations that use it, or common")
  .action((name: string, { tag }: { tag: string }) => write(() => schemaFiles(root, { name, tag })));

program
  .command("rule <rule-id>")
  .description("Adds a lint rule: pnpm new rule no-plural-tags")
  .action((id: string) => write(() => ruleFiles(root, id)));

program.parse();

function write(create: () => NewFiles): Promise<void> {
  return main(async () => {
    const { files, nextSteps } = create();
    await writeFiles(root, files);
    await tool("biome", ["check", "--fix", ...files.keys()]);
    console.log(`\nNext:\n${nextSteps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`);
  });
}
