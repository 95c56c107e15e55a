import { type NewFiles, operationFiles, ruleFiles, schemaFiles } from "@crewkit/codegen/new";
import { command, main } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";

const program = command(
  "pnpm new",
  "Creates the files of an operation, schema or lint rule, and lists the next steps.",
);

program
  .command("operation <operationId> <method> <path>")
  .description("Adds an operation: pnpm new operation pinSession post '/{org_id}/sessions/{id}/pin'")
  .option("--tag <tag>", "its tag (default: the tag of the resource in the path)")
  .action((operationId: string, method: string, path: string, options: { tag?: string }) =>
    write(() => operationFiles(root, { operationId, method: method.toLowerCase(), path, ...options })),
  );

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
    console.log(`\nNext:\n${nextSteps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`);
  });
}
