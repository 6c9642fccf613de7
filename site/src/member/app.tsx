// Draws the screen of the current path inside the layout.
import { useEffect, useState } from "preact/hooks";
import { Redirect, useLocation, useRouter } from "wouter-preact";
import { asProblem, unreachable } from "../api/problem";
import { RefusalHelp } from "../kit/form/form-view";
import { Layout } from "./layout/layout";
import { Help } from "./layout/refusal-help";
import { Waiting } from "./layout/screen";
import { Guard, Trouble } from "./layout/trouble";
import { FIRST, MOVED, NOT_FOUND, SCREENS, fitting } from "./routes";

const loaded = new Map(Object.entries(FIRST));

export function App() {
  const [path] = useLocation();
  const { parser } = useRouter();
  const moved = MOVED[fitting(MOVED, path, parser) ?? ""];
  if (moved !== undefined) return <Redirect to={moved + location.search} replace />;
  // The same screen at another address of its pattern (the next page of the survey) starts afresh.
  const known = path.length > 1 ? path.replace(/\/+$/, "") : path;
  return (
    <RefusalHelp.Provider value={(problem) => <Help problem={asProblem(problem)} />}>
      <Layout>
        <Guard key={known}>
          <LazyScreen key={known} pattern={fitting({ ...FIRST, ...SCREENS }, path, parser) ?? ""} />
        </Guard>
      </Layout>
    </RefusalHelp.Provider>
  );
}

function LazyScreen({ pattern }: { pattern: string }) {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded.has(pattern)) return;
    const load = SCREENS[pattern] ?? NOT_FOUND;
    load().then(
      (screen) => {
        loaded.set(pattern, screen.default);
        redraw((n) => n + 1);
      },
      () => setFailed(true),
    );
  }, [pattern]);
  const Found = loaded.get(pattern);
  if (Found) return <Found />;
  return failed ? <Trouble thrown={unreachable()} /> : <Waiting />;
}
