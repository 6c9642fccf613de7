// Check answers: everything as it will be submitted, each page with its 変更 link.
import { Link } from "wouter-preact";
import type { Survey, SurveyPage } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Facts } from "../../../kit/components/card";
import { Tag } from "../../../kit/components/tag";
import { Unseen } from "../../../kit/components/unseen";
import { BackLink, Screen } from "../../layout/screen";
import { Closed } from "../../response/closed";
import { WithSurvey } from "../../response/data";
import { byPerson } from "../../response/needs";
import { pathOf, pathOfError } from "../../response/paths";
import { readBack, shownFields, typedFrom } from "./answers";
import { LeftOut } from "./left-out";
import s from "./survey.module.css";

export default function Check() {
  return <WithSurvey>{({ survey }) => <Answers survey={survey} />}</WithSurvey>;
}

function Answers({ survey }: { survey: Survey }) {
  const documents = survey.documents.filter(({ satisfied }) => !satisfied);
  return (
    <Screen title="入力内容の確認" over={survey.title}>
      {survey.can_edit ? <Waits survey={survey} /> : <Closed survey={survey} />}
      {survey.pages
        .filter(({ kind }) => kind !== "documents")
        .map((page) => (
          <PageAnswers key={page.id} survey={survey} page={page} />
        ))}
      <div class={s.sectionHead}>
        <h2>添付資料</h2>
        {survey.can_edit && (
          <Link href={survey.acknowledged ? "/documents/upload" : "/documents"}>
            変更<Unseen>添付資料</Unseen>
          </Link>
        )}
      </div>
      {survey.documents.length === 0 && <p>今回のご回答では、提出が必要な添付資料はありません。</p>}
      <ul class={s.list}>
        {byPerson(survey.documents).flatMap(({ name, needs }) =>
          needs.map(({ key, anyOf, satisfied }) => (
            <li key={key}>
              {name && `${name}さん：`}
              {anyOf.map(({ title }) => title).join(" または ")}
              {satisfied ? <Tag look="done">添付済み</Tag> : <Tag look="todo">未添付</Tag>}
            </li>
          )),
        )}
      </ul>
      <LeftOut dependents={survey.dependents} />
      {survey.can_edit && (
        <ButtonRow>
          <ButtonLink href="/survey" look="outline">
            戻る
          </ButtonLink>
          {survey.missing.length === 0 && documents.length === 0 ? (
            <ButtonLink href="/survey/submit">提出へ進む</ButtonLink>
          ) : (
            <ButtonLink href={survey.missing.length > 0 ? pathOf(survey.next_page) : "/documents/upload"}>続きへ進む</ButtonLink>
          )}
        </ButtonRow>
      )}
      <BackLink href="/home">マイページへ戻る</BackLink>
    </Screen>
  );
}

/** What submission still waits for, or that all is there but not yet submitted. */
function Waits({ survey }: { survey: Survey }) {
  const documents = survey.documents.some(({ satisfied }) => !satisfied);
  if (survey.missing.length === 0 && !documents)
    return (
      <Banner kind="warning" title="まだ提出されていません。">
        <p>内容をご確認のうえ、「提出へ進む」から提出してください。</p>
      </Banner>
    );
  return (
    <Banner kind="warning" title="提出するには、次の入力や資料が必要です。">
      <ul class={s.mend}>
        {survey.missing.map(({ page, field, message }) => (
          <li key={page + field}>
            <Link href={pathOfError(`${page}.${field}`)}>{message}</Link>
          </li>
        ))}
        {documents && (
          <li>
            <Link href={survey.acknowledged ? "/documents/upload" : "/documents"}>添付資料をアップロードしてください。</Link>
          </li>
        )}
      </ul>
    </Banner>
  );
}

function PageAnswers({ survey, page }: { survey: Survey; page: SurveyPage }) {
  const saved = survey.answers[page.id];
  const fields = shownFields(page, typedFrom(page, saved)).filter(({ kind, name }) => kind !== "total" || saved?.[name] !== undefined);
  return (
    <section>
      <div class={s.sectionHead}>
        <h2>{page.title}</h2>
        {survey.can_edit && (
          <Link href={pathOf(page.id)}>
            変更<Unseen>{page.title}</Unseen>
          </Link>
        )}
      </div>
      <Facts facts={fields.map((field) => [field.label, readBack(field, saved?.[field.name])])} />
    </section>
  );
}
