import { type NewFiles, writeNewFiles } from "./new/files.ts";
import { operationFiles } from "./new/operation.ts";
import { ruleFiles } from "./new/rule.ts";
import { schemaFiles } from "./new/schema.ts";
import { command, main } from "./steps/command.ts";
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
    const created = create();
    await writeNewFiles(root, created);
    console.log(`\nNext:\n${created.nextSteps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`);
  });
}
