// The survey's front page: what is asked about whom, how far it is, and where to go on.
import { Link } from "wouter-preact";
import type { Survey, SurveyPage } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { ProgressBar } from "../../../kit/components/progress-bar";
import { Tag } from "../../../kit/components/tag";
import { longDate } from "../../../kit/text/dates";
import { BackLink, Screen } from "../../layout/screen";
import { Closed } from "../../response/closed";
import { WithSurvey } from "../../response/data";
import { pathOf } from "../../response/paths";
import { LeftOut } from "./left-out";
import s from "./survey.module.css";

export default function Start() {
  return <WithSurvey>{({ survey }) => <Overview survey={survey} />}</WithSurvey>;
}

function Overview({ survey }: { survey: Survey }) {
  const done = survey.pages.filter(({ complete }) => complete).length;
  const targeted = survey.dependents.filter((dependent) => dependent.targeted);
  const fresh = survey.state === "not-started";
  const next = survey.next_page;
  return (
    <Screen title="調査票の入力" over={survey.title}>
      {survey.can_edit ? (
        <>
          <p>
            回答期限：<strong>{longDate(survey.deadline)}</strong>
          </p>
          <p>1画面ごとに保存されます。途中でやめても、ほかの端末からでも、続きから入力できます。</p>
          <ProgressBar id="progress" label={`${survey.pages.length}画面のうち${done}画面が完了しています。`} value={(done / survey.pages.length) * 100} />
          <ButtonRow>
            <ButtonLink href={pathOf(next)}>{fresh ? "入力を始める" : next ? "続きから入力する" : "入力内容の確認へ進む"}</ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <Closed survey={survey} />
      )}
      <h2>調査票の内容</h2>
      <Pages survey={survey} pages={survey.pages.filter(({ kind }) => kind === "common")} />
      {targeted.map((dependent) => (
        <section key={dependent.key}>
          <h3>{dependent.name}さん</h3>
          <p class={s.person}>
            {dependent.relationship}・{dependent.age}歳({longDate(survey.reference_date)}時点)
            {dependent.certified_on && `・認定日 ${longDate(dependent.certified_on)}`}
          </p>
          <Pages survey={survey} pages={survey.pages.filter((page) => page.dependent === dependent.key)} />
        </section>
      ))}
      {targeted.length === 0 && <Banner kind="info" title="今回の調査の対象となる被扶養者の方はいません。" />}
      <h3>添付資料</h3>
      <Pages survey={survey} pages={survey.pages.filter(({ kind }) => kind === "documents")} />
      <LeftOut dependents={survey.dependents} />
      <BackLink href="/home">マイページへ戻る</BackLink>
    </Screen>
  );
}

function Pages({ survey, pages }: { survey: Survey; pages: SurveyPage[] }) {
  return (
    <ul class={s.list}>
      {pages.map((page) => (
        <li key={page.id}>
          {survey.can_edit ? <Link href={pathOf(page.id)}>{page.title}</Link> : page.title}
          {page.complete ? (
            <Tag look="done">完了</Tag>
          ) : (
            <Tag look="todo">{page.id in survey.answers ? "入力中" : "未入力"}</Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
