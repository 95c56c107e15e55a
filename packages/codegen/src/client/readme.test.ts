import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { readOperations } from "./operation.ts";
import { updateMethodList } from "./readme.ts";

const contract = readContract();
const readme = "# Client\n\n<!-- Written by `pnpm generate` -->\n\n- old\n\n<!-- End -->\n\n## Next\n";

test("lists each method with a link to its operation, between the other text", () => {
  const text = updateMethodList(readme, contract, "https://acme.example/docs/");
  const link = "https://acme.example/docs/reference/listSessions.html";
  expect(text).toContain(`\n- [\`org.sessions.list\`](${link}): List sessions\n`);
  expect(text.match(/^- /gm)).toHaveLength(readOperations(contract).length);
  expect(text).toMatch(/^# Client\n\n<!--.*-->\n\n- \[/);
  expect(text).toMatch(/\n\n<!-- End -->\n\n## Next\n$/);
  expect(text).not.toContain("old");
});

test("rejects a README without the comments around the list", () => {
  expect(() => updateMethodList("# Client", contract, "https://acme.example/")).toThrow(
    "The README must contain `<!-- Written by `pnpm generate` -->`",
  );
});
