// Draws the screen of the current path inside the layout.
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { Redirect, useLocation } from "wouter-preact";
import { Layout } from "./layout/layout";
import { Waiting } from "./layout/screen";
import { Guard, Trouble } from "./layout/trouble";
import { unreachable } from "./api/problem";
import { FIRST, MOVED, NOT_FOUND, SCREENS, screenAt } from "./routes";

const loaded = new Map<string, ComponentType>(Object.entries(FIRST));

export function App() {
  const [path] = useLocation();
  const moved = MOVED[path];
  if (moved !== undefined) return <Redirect to={moved + location.search} replace />;
  const known = path.length > 1 ? path.replace(/\/+$/, "") : path;
  return (
    <Layout>
      <Guard key={known}>
        <LazyScreen key={known} path={screenAt(known)} />
      </Guard>
    </Layout>
  );
}

function LazyScreen({ path }: { path: string }) {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded.has(path)) return;
    const load = SCREENS[path] ?? NOT_FOUND;
    load().then(
      (screen) => {
        loaded.set(path, screen.default);
        redraw((n) => n + 1);
      },
      () => setFailed(true),
    );
  }, [path]);
  const Found = loaded.get(path);
  if (Found) return <Found />;
  return failed ? <Trouble thrown={unreachable()} /> : <Waiting />;
}
