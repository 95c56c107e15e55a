import { existsSync } from "node:fs";
import { join } from "node:path";
import { type NewFiles, placeholder } from "./draft.ts";

/**
 * Creates the files of a lint rule. The generated rule passes the tests.
 *
 * @throws if the id is not in kebab-case or already exists.
 */
export function ruleFiles(root: string, id: string): NewFiles {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id))
    throw new Error(`${id}: a rule id must be in kebab-case, such as no-plural-tags.`);
  const folder = `packages/lint/src/rules/${id}`;
  if (existsSync(join(root, folder))) throw new Error(`${folder} already exists.`);
  return {
    files: new Map([
      [`${folder}/rule.ts`, code],
      [`${folder}/rule.md`, document(id)],
    ]),
    nextSteps: [
      "Check whether a built-in or configurable rule of Redocly is enough: packages/lint/redocly.yaml.",
      `${folder}/rule.ts: replace the check, which only looks for "${placeholder}" in summaries.`,
      `${folder}/rule.md: explain the rule, and update its example and message.`,
      "Run `pnpm exec vitest run packages/lint`, then `pnpm lint`.",
    ],
  };
}

const code = `import type { Rule } from "../../contract.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const { name, node } of operations) {
    if (!node.text("summary").startsWith("${placeholder}")) continue;
    report(\`The summary of \\\`\${name}\\\` is a placeholder. Write a summary.\`, node.get("summary").location);
  }
};
`;

const document = (id: string) => `# ${id}

${placeholder} what the rule requires.

**Why:** ${placeholder} what goes wrong without it.

\`\`\`diff
 paths:
   /sessions:
     get:
       operationId: listSessions
-      summary: "${placeholder} a verb and a noun"
+      summary: List sessions
       responses:
         "200":
           description: The sessions.
\`\`\`

Reported at \`/paths/~1sessions/get/summary\`:

    The summary of \`listSessions\` is a placeholder. Write a summary.

**How to fix:** ${placeholder} what to write.
`;
