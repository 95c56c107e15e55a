import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "path-style";

test.each(["/", "/a//b", "/a/", "/A", "/a--b", "/a-", "/{userId}", "/{user-id}", "/{id}.json", "/a b", "/a.b"])(
  "%s",
  async (path) => {
    expect(await problems(path)).toEqual([expect.stringContaining(`\`${path}\` `)]);
  },
);

test.each(["/a", "/slug-available", "/magic_link/{user_id}", "/v2/{from_hash}/{to_hash}"])(
  "%s is in style",
  async (path) => {
    expect(await problems(path)).toEqual([]);
  },
);

async function problems(path: string): Promise<string[]> {
  const found = await judge(id, { paths: { [path]: {} } });
  return found.filter((problem) => problem.startsWith(`crewkit/${id}`));
}
