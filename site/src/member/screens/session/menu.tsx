// The insurer's menu, as its data groups it: open, 準備中, or a way to another site.
import type { MenuEntry } from "../../../api/member";
import { DataLink } from "../../../kit/components/data-link";
import { Tag } from "../../../kit/components/tag";
import s from "./home.module.css";

export function Menu({ entries }: { entries: MenuEntry[] }) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="menu">
      <h2 id="menu">メニュー</h2>
      <div class={s.groups}>
        {groups.map((group) => (
          <div class={s.group} key={group}>
            <h3>{group}</h3>
            <ul>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <Entry key={entry.title} entry={entry} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Entry({ entry: { title, state, url } }: { entry: MenuEntry }) {
  if (state === "preparing")
    return (
      <li>
        <span class={s.muted}>{title}</span>
        <Tag look="todo">準備中</Tag>
      </li>
    );
  return (
    <li>
      <DataLink title={title} url={url ?? "/survey"} />
    </li>
  );
}
