// What is shown when a screen fails: an unexpected error, or a refusal while loading its data.
import { Component, type ComponentChildren } from "preact";
import { asProblem } from "../../api/problem";
import { Banner } from "../../kit/components/banner";
import { Button, ButtonLink, ButtonRow } from "../../kit/components/button";
import { Screen } from "./screen";

/** The error screen; nothing that was sent before is lost. */
export function Trouble({ thrown }: { thrown: unknown }) {
  const problem = asProblem(thrown);
  const maintenance = problem.slug === "busy" || problem.status === 503;
  return (
    <Screen title={maintenance ? "ただいまご利用いただけません" : "画面を表示できませんでした"}>
      <Banner kind="error" title={problem.message}>
        <p>送信がお済みの内容は保存されています。</p>
      </Banner>
      <ButtonRow>
        <ButtonLink href="/" look="outline">
          入口のページへ
        </ButtonLink>
        <Button onClick={() => location.reload()}>もう一度読み込む</Button>
      </ButtonRow>
      {maintenance && <ButtonLink href="/maintenance" look="text">メンテナンスのお知らせを見る</ButtonLink>}
    </Screen>
  );
}

/** Catches what a screen throws while drawing; a new route starts afresh (give it a key). */
export class Guard extends Component<{ children: ComponentChildren }, { thrown: unknown }> {
  override state = { thrown: null as unknown };

  static override getDerivedStateFromError(thrown: unknown) {
    return { thrown };
  }

  override render() {
    return this.state.thrown ? <Trouble thrown={this.state.thrown} /> : this.props.children;
  }
}
