import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

test("a draft is what the contract shows of its texts, and is never saved", async () => {
  const extract = (body: object) => api.call("extractConvention", { as: "noor", body });
  const comment = "Please don't sleep in tests. Move the clock with `travel_to`, so that the suite stays fast.";
  expect((await extract({ text: comment })).body).toEqual(exampleOf("extractConvention", 200, "comment"));
  expect((await extract({ text: comment, category: "performance" })).body.data.category).toBe("performance");
  expect((await extract({ text: "Nice, thank you!" })).body).toEqual(exampleOf("extractConvention", 200, "remark"));
  const sql = `# Never build SQL from input:
User.where("name = '#{params[:name]}'") # wrong
User.where(name: params[:name])         # right
`;
  const sample = await extract({ text: sql, category: "security" });
  expect(sample.body).toEqual(exampleOf("extractConvention", 200, "sample"));
});

test("drafts the first sentence of any other text", async () => {
  const { body } = await api.call("extractConvention", { body: { text: "\n Never log a password! Logs are kept." } });
  const example = exampleOf("extractConvention", 200, "comment") as typeof body;
  expect(body.data).toEqual({ ...example.data, value: "Never log a password!" });
  expect((await api.call("createConvention", { body: body.data })).status).toBe(201);
});

test("keeps a draft within the contract's bounds, however long the text is", async () => {
  const { body } = await api.call("extractConvention", { body: { text: "😀".repeat(10_000) } });
  expect([...body.data.value]).toHaveLength(2000);
});
