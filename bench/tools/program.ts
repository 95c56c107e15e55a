import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface Program {
  /** Waits for the next message. @throws if the program exits. */
  receive<T>(): Promise<T>;
  ask<T>(message: object): Promise<T>;
  close(): void;
}

/** Starts a program that sends and receives messages. Ignores its stdout. */
export function startProgram(file: URL, args: string[], execArgv: string[] = []): Program {
  const path = fileURLToPath(file);
  const child = fork(path, args, { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = once(child, "exit").then(() => {
    throw new Error(`${path} exited.`);
  });
  exited.catch(() => {});
  const receive = async () => (await Promise.race([once(child, "message"), exited]))[0];
  return {
    receive,
    ask(message) {
      child.send(message);
      return receive();
    },
    close: () => void child.kill(),
  };
}
