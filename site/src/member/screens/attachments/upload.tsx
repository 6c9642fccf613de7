// 添付資料のアップロード: one card per required document.
import { useEffect } from "preact/hooks";
import { Redirect } from "wouter-preact";
import type { Attachments, Survey } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { BackLink, Screen } from "../../layout/screen";
import { Closed } from "../../response/closed";
import { WithAttachments, WithSurvey } from "../../response/data";
import { byPerson } from "../../response/needs";
import { DocumentCard } from "./document-card";
import { FileRow } from "./file-row";
import { sizeOf } from "./picture";
import s from "./attachments.module.css";

export default function UploadScreen() {
  return (
    <WithSurvey>
      {({ survey }) => (
        <WithAttachments campaign={survey.campaign}>{(all) => <Cards survey={survey} all={all} />}</WithAttachments>
      )}
    </WithSurvey>
  );
}

function Cards({ survey, all }: { survey: Survey; all: Attachments }) {
  useEffect(() => {
    // From a refused submission or from login: the card that was named, or whose file waits.
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!location.hash || !card) return;
    card.scrollIntoView();
    card.focus({ preventScroll: true });
  }, []);
  if (all.can_edit && !all.acknowledged) return <Redirect to="/documents" replace />;
  const people = byPerson(all.documents);
  const needs = people.flatMap((person) => person.needs);
  const open = needs.filter(({ satisfied }) => !satisfied).length;
  return (
    <Screen title="添付資料のアップロード" over={survey.title}>
      {all.can_edit ? (
        <Banner kind="warning" title="マイナンバー(個人番号)が記載された資料は受け付けできません。">
          <p>
            写っている場合は、アップロードの前に見えないように塗りつぶしてください。JPEG・PNGの画像は、この画面で塗りつぶせます。
          </p>
        </Banner>
      ) : (
        <Closed survey={survey} />
      )}
      {all.can_edit && (
        <p>
          JPEG・PNG・HEIC・PDF、1つのファイルは{sizeOf(all.limits.bytes)}まで。1つの資料に複数のファイルをアップロードできます(お一人につき
          {all.limits.per_dependent}個、全部で{all.limits.total}個まで)。
        </p>
      )}
      {(all.can_edit || needs.length > 0) && (
        <p role="status">
          {needs.length === 0
            ? "提出が必要な添付資料はありません。"
            : open === 0
              ? "必要な添付資料がすべてそろいました。"
              : `必要な資料${needs.length}件のうち、${needs.length - open}件がそろっています。`}
        </p>
      )}
      {people.map((person) => (
        <section key={person.key}>
          <h2>{person.name ? `${person.name}さんの資料` : "ご家族全体の資料"}</h2>
          {person.needs.map((need) => {
            const cards = need.anyOf.map((one) => (
              <DocumentCard
                key={one.document}
                document={one}
                campaign={survey.campaign}
                owner={survey.enquiry_number}
                canEdit={all.can_edit}
              />
            ));
            return need.anyOf.length === 1 ? (
              cards
            ) : (
              <div class={s.either} key={need.key}>
                <p>次のいずれか1つを提出してください。</p>
                {cards}
              </div>
            );
          })}
        </section>
      ))}
      {all.unlisted.length > 0 && (
        <section>
          <h2>提出が不要になったファイル</h2>
          <p>入力内容が変わったため、提出が不要になりました。このファイルは提出されません。</p>
          <ul class={s.files}>
            {all.unlisted.map((file) => (
              <FileRow key={file.attachment} file={file} campaign={survey.campaign} canEdit={all.can_edit} />
            ))}
          </ul>
        </section>
      )}
      {all.can_edit && (
        <ButtonRow>
          <ButtonLink href="/documents" look="outline">
            戻る
          </ButtonLink>
          <ButtonLink href="/survey/check">入力内容の確認へ進む</ButtonLink>
        </ButtonRow>
      )}
      <BackLink href="/home">マイページへ戻る</BackLink>
    </Screen>
  );
}
