import { expect, test } from "vitest";
import { answerOf, exchangeOf } from "../testing/exchange.ts";
import { contractOf, lawOf } from "../testing/law.ts";
import { NoAnswer } from "./exchange.ts";
import { watchLine } from "./line.ts";

const responses = { 200: { description: "" }, 503: { description: "Closed on Sundays." } };
const law = lawOf(contractOf({ paths: { "/": { get: { operationId: "look", responses } } } }));
const { request } = exchangeOf(law, "look", {});

// What a line tells after answers with these statuses, 0 for none.
async function after(...statuses: number[]) {
  const line = watchLine(async () => {
    const status = statuses.shift() ?? 0;
    if (status === 0) throw new NoAnswer(request, "no answer");
    return answerOf({ status });
  });
  while (statuses.length > 0) await line.send(request).catch(() => {});
  return { troubles: line.troubles(), silent: line.silent() };
}

test("no answer and a gateway's are trouble; what the operation documents is none", async () => {
  expect(await after(200, 502, 0, 504, 200)).toEqual({ troubles: 3, silent: 0 });
  expect(await after(200, 503, 500)).toEqual({ troubles: 0, silent: 0 });
});

test("the line is silent from the last answer on", async () => {
  expect(await after(0, 502, 0, 0)).toEqual({ troubles: 4, silent: 2 });
});
