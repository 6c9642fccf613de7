// The frame of every screen: header, the screen, help with its telephone, footer.
import type { ComponentChildren } from "preact";
import { Link, useLocation } from "wouter-preact";
import { useInsurer } from "../../insurer/store";
import { Tel } from "../../kit/components/tel";
import s from "./layout.module.css";

/** The reissue way's helpdesk (seed 004). */
export const HELPDESK = "0570-000-402";

export function Layout({ children }: { children: ComponentChildren }) {
  return (
    <div class={s.page}>
      <a class={s.skip} href="#main" onClick={skip}>
        本文へ移動
      </a>
      <header class={s.header}>
        <div class={s.inner}>
          <Link href="/" class={s.brand}>
            <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
              <rect width="32" height="32" rx="7" fill="currentColor" />
              <path d="M9 16.5l5 5 9.5-11" fill="none" stroke="#fff" stroke-width="3.6" stroke-linecap="round" stroke-linejoin="round" />
            </svg>
            <span>
              <small>被扶養者資格調査システム</small>
              Kennin
            </span>
          </Link>
          <Link href="/help" class={s.helpLink}>
            ヘルプ
          </Link>
        </div>
      </header>
      <main id="main" class={s.main}>
        {children}
      </main>
      <HelpBar />
      <footer class={s.footer}>
        <div class={s.inner}>
          <nav aria-label="サイトのご案内">
            <ul>
              <li>
                <Link href="/terms">利用規約</Link>
              </li>
              <li>
                <Link href="/browsers">推奨ブラウザについて</Link>
              </li>
              <li>
                <Link href="/help">よくあるご質問</Link>
              </li>
              <li>
                <Link href="/contact">お問い合わせ</Link>
              </li>
            </ul>
          </nav>
          <p>被扶養者資格調査システム Kennin</p>
        </div>
      </footer>
    </div>
  );
}

/** Help and telephone, in the same place on every screen. */
function HelpBar() {
  const [path] = useLocation();
  const insurer = useInsurer();
  const reissue = path.startsWith("/reissue");
  const contact = insurer?.contacts.find((one) => one.tel);
  return (
    <aside class={s.help} aria-label="お困りのとき">
      <div class={s.inner}>
        <p class={s.helpTitle}>お困りのときは</p>
        {reissue ? (
          <p>
            ヘルプデスク <Tel number={HELPDESK} />
          </p>
        ) : contact?.tel ? (
          <p>
            {contact.name} <Tel number={contact.tel} />
            {contact.hours && <span class={s.hours}>{contact.hours}</span>}
          </p>
        ) : (
          <p>ご加入の健康保険組合・共済組合の窓口をご案内します。</p>
        )}
        <p>
          <Link href="/help">よくあるご質問</Link>
          <Link href="/contact">お問い合わせ先の一覧</Link>
        </p>
      </div>
    </aside>
  );
}

function skip(event: Event) {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  event.preventDefault();
  heading.focus();
  heading.scrollIntoView();
}
