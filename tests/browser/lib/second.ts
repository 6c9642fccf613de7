// A local run of a test's own, whose clock and demo data the test chooses; killed and started anew it goes on
// with the same state at another time.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DEMO } from "./demo";

const path = (below: string) => fileURLToPath(new URL(`../../../${below}`, import.meta.url));

export class Second {
  private child: ChildProcess | null = null;
  private port = "0";

  private constructor(
    private readonly demo: string,
    private readonly state: string,
  ) {}

  /** Starts at `clock` with a fresh state; `site` changes the demo's terms, notices and maintenance. */
  static async start(name: string, clock: string, site: (source: Site) => void): Promise<Second> {
    const [demo, state] = [path(`target/browser-second/${name}/demo`), path(`target/browser-second/${name}/state`)];
    rmSync(demo, { recursive: true, force: true });
    mkdirSync(demo, { recursive: true });
    cpSync(DEMO, demo, { recursive: true });
    const source = JSON.parse(readFileSync(`${demo}/site.json`, "utf8")) as Site;
    site(source);
    writeFileSync(`${demo}/site.json`, JSON.stringify(source));
    const second = new Second(demo, state);
    await second.run(clock, { RESET: "1" });
    return second;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** The same run at another time: what it answered for is all there, for a kill loses nothing. */
  async moveTo(clock: string): Promise<void> {
    await this.end();
    await this.run(clock, {});
  }

  async end(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  }

  /** Resolves once it greets, which it does when it is ready. */
  private run(clock: string, more: Record<string, string>): Promise<void> {
    const env = { ...process.env, PORT: this.port, STATE: this.state, DEMO: this.demo, CLOCK: clock, MAIL_RATE: "200", ...more };
    const child = spawn(path("target/debug/local"), { env, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    return new Promise((ready, fail) => {
      let said = "";
      const hear = (bytes: Buffer) => {
        said += bytes.toString();
        const port = /Kennin\s+http:\/\/localhost:(\d+)/.exec(said);
        if (!port) return;
        this.port = port[1]!;
        ready();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", (code) => fail(new Error(`the second local run ended with ${code}: ${said}`)));
    });
  }
}

/** What of the demo's `site.json` a test may change. */
export interface Site {
  terms: { version: number; effective_from: string; title: string; summary: string; sections: { heading: string; paragraphs: string[] }[] }[];
  maintenance: { from: string; until: string; message: string } | null;
}
