import { defineConfig, type Plugin } from "vite";
import { draw } from "./src/member/screens/attachments/samples/draw.ts";
import samples from "./src/member/screens/attachments/samples/samples.json" with { type: "json" };

// One static site under a strict CSP (../infra/security-headers.json): no inline script or style,
// no data: URLs made by the build, no polyfill that would need either.
export default defineConfig({
  appType: "spa",
  plugins: [drawnSamples()],
  resolve: {
    // react-query is written for React; preact/compat stands in for it (after login only).
    alias: {
      react: "preact/compat",
      "react-dom": "preact/compat",
      "react/jsx-runtime": "preact/jsx-runtime",
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      // "use client" of react-query means nothing here.
      onLog: (level, log, say) => void (log.code === "MODULE_LEVEL_DIRECTIVE" || say(level, log)),
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": "http://localhost:3000", "/mailbox": "http://localhost:3000" },
  },
});

/** The samples of documents as files of the site: /samples/<document>.svg. */
function drawnSamples(): Plugin {
  return {
    name: "drawn-samples",
    generateBundle() {
      for (const [document, sample] of Object.entries(samples)) {
        this.emitFile({ type: "asset", fileName: `samples/${document}.svg`, source: draw(sample) });
      }
    },
  };
}
