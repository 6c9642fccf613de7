// The whole way in Chromium, on a phone and on a desktop, against the local run.
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { DEMO, prepare } from "./lib/demo";

const PORT = Number(process.env.BROWSER_TEST_PORT ?? 3217);

const launchOptions = {
  executablePath: process.env.CHROME_BIN ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    // Nothing may dial out: every name but this machine's is unknown.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ],
};

const screen = (width: number, height: number, mobile: boolean): PlaywrightTestConfig["use"] => ({
  viewport: { width, height },
  isMobile: mobile,
  hasTouch: mobile,
  launchOptions,
});

// Read again in each worker; the folder is made once, before the local run starts.
if (process.env.TEST_WORKER_INDEX === undefined) prepare();

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/browser-results",
  fullyParallel: false,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${PORT}`,
    browserName: "chromium",
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // The trace recorder causes CSP messages of its own.
    trace: "off",
    actionTimeout: 20_000,
  },
  projects: [
    { name: "phone", use: screen(390, 844, true) },
    { name: "desktop", use: screen(1280, 800, false), grepInvert: /@phone/ },
  ],
  webServer: {
    command: "../../target/debug/local",
    url: `http://localhost:${PORT}/`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    env: { PORT: String(PORT), STATE: "../../target/browser-state", DEMO, RESET: "1", MAIL_RATE: "400" },
  },
});
