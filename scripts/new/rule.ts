import { existsSync } from "node:fs";
import { join } from "node:path";
import { type NewFiles, placeholder } from "./files.ts";

/**
 * Makes the files of a new lint rule. They pass the tests as they are, so that each edit shows what it changes.
 *
 * @throws if the id is not in kebab-case, or is taken.
 */
export function ruleFiles(root: string, id: string): NewFiles {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id)) throw new Error(`${id}: the id of a rule is in kebab-case: no-plural-tags.`);
  const folder = `packages/lint/src/rules/${id}`;
  if (existsSync(join(root, folder))) throw new Error(`${folder} already exists.`);
  return {
    files: new Map([
      [`${folder}/rule.ts`, code],
      [`${folder}/rule.md`, document(id)],
    ]),
    next: [
      `Check first whether a stock or configurable rule of Redocly's does: packages/lint/redocly.yaml.`,
      `${folder}/rule.ts: replace the check, which only looks for "${placeholder}" in summaries.`,
      `${folder}/rule.md: explain the rule, and change its example and message.`,
      "Run `pnpm exec vitest run packages/lint`, then `pnpm lint`.",
    ],
  };
}

const code = `import type { Rule } from "../../contract.ts";

/** ${placeholder} what the rule requires. */
export const rule: Rule = ({ operations, report }) => {
  for (const { name, place } of operations) {
    if (!place.text("summary").startsWith("${placeholder}")) continue;
    report(\`The summary of \\\`\${name}\\\` is not filled in. Write one.\`, place.get("summary").at);
  }
};
`;

const document = (id: string) => `# ${id}

${placeholder} what the rule requires.

**Why.** ${placeholder} what goes wrong without it.

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

    The summary of \`listSessions\` is not filled in. Write one.

**To fix it,** ${placeholder} what to write.
`;
