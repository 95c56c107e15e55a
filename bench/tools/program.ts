import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program in its own process. */
export interface Program {
  /** Waits for the next message. @throws if the program ends; it prints why. */
  receive<T>(): Promise<T>;
  /** Sends a message and waits for the reply. */
  ask<T>(message: object): Promise<T>;
  close(): void;
}

/** Starts a program that sends and receives messages. What it prints to stdout is dropped. */
export function startProgram(file: URL, args: string[], execArgv: string[] = []): Program {
  const path = fileURLToPath(file);
  const child = fork(path, args, { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(() => {
    throw new Error(`${path} ended.`);
  });
  ended.catch(() => {});
  const receive = async () => (await Promise.race([once(child, "message"), ended]))[0];
  return {
    receive,
    ask(message) {
      child.send(message);
      return receive();
    },
    close: () => void child.kill(),
  };
}
