import { InvalidArgumentError } from "commander";

export function collectNames(part: string, before: string[] = []): string[] {
  if (part === "") throw new InvalidArgumentError("It must not be empty.");
  return [...before, part];
}

/** @param noun what the number counts, such as `requests per minute`. */
export function number(min: number, max: number, noun = ""): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const [from, to] = [min, max].map((bound) => bound.toLocaleString("en"));
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number${noun && ` of ${noun}`} from ${from} to ${to}.`);
    return value;
  };
}

export function duration(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit];
  if (seconds === undefined || Number(count) === 0)
    throw new InvalidArgumentError("It must be a duration such as 90s, 5m or 1h.");
  return Number(count) * seconds * 1000;
}

export function parseActorToken(text: string, before: Record<string, string>): Record<string, string> {
  const [actor, token] = split(text);
  if (actor === "" || token === "") throw new InvalidArgumentError("It must be ACTOR=TOKEN, such as viewer=eyJhb….");
  return { ...before, [actor]: token };
}

export function parseResource(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [path, list] = split(text);
  const ids = list.split(",").filter((id) => id !== "");
  const placeholders = path.split("{}").length - 1;
  if (!path.startsWith("/") || placeholders === 0 || ids.length !== placeholders)
    throw new InvalidArgumentError("It must be a path with {} for each id, and the ids: '/{}/projects/{}=ID,ID'.");
  return { ...before, [path]: ids };
}

function split(text: string): [string, string] {
  const separator = text.indexOf("=");
  return separator < 0 ? ["", ""] : [text.slice(0, separator), text.slice(separator + 1)];
}
