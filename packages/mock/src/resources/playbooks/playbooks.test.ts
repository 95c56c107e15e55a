import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";

const rails = "0e50cd7e-4b58-42cd-a4c6-997dd1d2378d";
const typescript = "628a88a3-60c5-4ee5-824f-c4d857f409a7";

const api = useTestApi();

const sync = async (stacks?: string[]) => (await api.call("getPlaybooksForSync", { query: { stacks } })).body.data;
const titles = ({ content }: { content: string }) => [...content.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
const subscribe = (playbook_id: string) => api.call("createPlaybookSubscription", { body: { playbook_id } });

test("omits a playbook from the synced file if another playbook in the file extends it", async () => {
  await subscribe(rails);
  await subscribe(typescript);
  expect(titles(await sync())).toEqual(["Acme on Rails", "TypeScript"]);
  expect(titles(await sync(["rails"]))).toEqual(["Acme on Rails"]);
  await api.call("disablePlaybookSubscription");
  expect(titles(await sync())).toEqual(["Ruby on Rails", "TypeScript"]);
  expect(await sync()).toMatchObject({ playbooks_count: 2, conventions_count: 6 });
});

test("joins multi-line text into one line in the synced file", async () => {
  const several = { value: "Keep methods\r\n  short.\n\nReally.", rationale: "They\nread.", anti_patterns: ["A\rB"] };
  await api.call("createConvention", { body: { category: "style", key: "short-methods", ...several } });
  expect((await sync()).content).toContain(
    "- **short-methods** (warning): Keep methods short. Really.\n  - Why: They read.\n  - Avoid: A B\n",
  );
});
