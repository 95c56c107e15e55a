import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { readSite } from "./site.ts";

const contract = readContract();

test("names the page of a tag after its words, in any script", () => {
  const tags = [{ name: "Café & bar" }, { name: "日本" }];
  const { tags: read } = readSite({ ...contract, tags, paths: {} }, []);
  expect(read.map(({ slug }) => slug)).toEqual(["café-bar", "日本"]);
});

test("rejects an operation without a tag of the contract", () => {
  const tags = contract.tags?.filter(({ name }) => name !== "Health") ?? [];
  expect(() => readSite({ ...contract, tags }, [])).toThrow("getHealth");
});
