import { expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import crewkit from "../plans/crewkit/index.ts";
import { select } from "../run/select.ts";
import { type UrlOptions, urlTarget } from "../targets/url.ts";
import { announce } from "./announce.ts";

const { contract } = suite.spec;
const url = "https://api.example/v1";

function announced(options: Partial<UrlOptions>, more: { rate?: number; sample?: number; only?: string[] } = {}) {
  const target = urlTarget({ url, ...options });
  const speed = { contract, plan: crewkit, target, ...more };
  const selection = select(suite.tasks, speed);
  return { selection, text: announce(selection, speed) };
}

const tokens = Object.fromEntries(crewkit.actors.map((actor) => [actor, "token"]));

test("prints the number of requests, the missing permissions and tokens, and the number of skipped tests", () => {
  const { text, selection } = announced({ tokens: { owner: "token" } });
  const requests = selection.loads.reduce((sum, load) => sum + load.requests, 0);
  const skipped = selection.chosen.length - selection.loads.length;
  expect(text).toContain(`about ${Math.round(requests).toLocaleString("en")} requests in`);
  expect(text).toContain("--allow-writes");
  expect(text).toContain("admin, member, viewer");
  expect(text).not.toMatch(/\bowner\b/);
  expect(text).toContain(` ${skipped.toLocaleString("en")} of these`);
});

test("prints the lifetime of a token if the run takes longer", () => {
  const { text } = announced({ tokens, allowWrites: true });
  expect(text).toContain("An access token expires after 4 h");
  expect(text).toContain("--sample");
});

test("prints the duration and the rate of a sample", () => {
  const { text } = announced({ tokens }, { sample: 5 * 60_000, rate: 60 });
  expect(text).toContain("in 5 min at 60 requests per minute");
  expect(text).not.toContain("of these");
});
