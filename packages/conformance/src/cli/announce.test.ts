import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createLaw } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import { select } from "../run/select.ts";
import { listTasks } from "../run/tasks.ts";
import { type UrlOptions, urlTarget } from "../targets/url.ts";
import { announce } from "./announce.ts";

const contract = readContract();
const url = "https://api.example/v1";

function announced(options: Partial<UrlOptions>, more: { rate?: number; sample?: number; only?: string[] } = {}) {
  const target = urlTarget({ url, ...options });
  const items = listTasks({ law: createLaw(contract, crewkit), target, seed: 1 });
  const speed = { contract, plan: crewkit, target, ...more };
  return announce(select(items, speed), speed);
}

const tokens = Object.fromEntries(crewkit.actors.map((actor) => [actor, "token"]));

test("what is only read, what has no token, and what is not reached for it", () => {
  const text = announced({ tokens: { owner: "token" } });
  expect(text).toMatch(/some \d,\d{3} requests, about 2 h by the API's limits\./);
  expect(text).toContain(
    "It is only read: --allow-writes lets the run write there. No token of admin, member, viewer:",
  );
  expect(text).toMatch(/So \d,\d{3} of these are known not to be reached\.$/);
});

test("a run that outlives its tokens", () => {
  const text = announced({ tokens, allowWrites: true });
  expect(text).toMatch(/A token of a login lives 4 h: give one that lives longer, or try less/);
});

test("a sample takes no longer than it may, at the rate that it may", () => {
  const text = announced({ tokens }, { sample: 5 * 60_000, rate: 60 });
  expect(text).toMatch(/ of 56 operations; some [23]\d\d requests, about 5 min at 60 requests a minute\./);
  expect(text).not.toContain("known not to be reached");
});
