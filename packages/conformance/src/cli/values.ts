import { InvalidArgumentError } from "commander";

/** Reads a whole number between two. */
export function number(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Reads a time such as `90s`, `5m` or `1h`, as milliseconds. */
export function duration(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit];
  if (seconds === undefined || Number(count) === 0)
    throw new InvalidArgumentError("It must be a time such as 90s, 5m or 1h.");
  return Number(count) * seconds * 1000;
}

/** Reads `viewer=TOKEN`, beside those that were read before. */
export function actorToken(text: string, before: Record<string, string>): Record<string, string> {
  const [actor, token] = split(text);
  if (actor === "" || token === "") throw new InvalidArgumentError("It must be ACTOR=TOKEN, such as viewer=eyJhb….");
  return { ...before, [actor]: token };
}

/** Reads `/{}/projects/{}=ORGANIZATION,PROJECT`: the ids that stand at the `{}`, in order. */
export function thing(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [path, list] = split(text);
  const ids = list.split(",").filter((id) => id !== "");
  const wanted = path.split("{}").length - 1;
  if (!path.startsWith("/") || wanted === 0 || ids.length !== wanted)
    throw new InvalidArgumentError(
      "It must be a path with {} for each id, =, and as many ids: '/{}/projects/{}=ID,ID'.",
    );
  return { ...before, [path]: ids };
}

function split(text: string): [string, string] {
  const place = text.indexOf("=");
  return place < 0 ? ["", ""] : [text.slice(0, place), text.slice(place + 1)];
}
