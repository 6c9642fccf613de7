// What the saved answers say where what is typed says something else.
import type { Survey, SurveyPage } from "../../../api/member";
import { Banner } from "../../../kit/components/banner";
import { Button } from "../../../kit/components/button";
import { Facts } from "../../../kit/components/card";
import { readBack, shownFields, typedFrom, type Typed } from "./answers";

interface Props {
  page: SurveyPage;
  survey: Survey;
  typed: Typed;
  onSaved: () => void;
}

export function Differences({ page, survey, typed, onSaved }: Props) {
  const saved = typedFrom(page, survey.answers[page.id]);
  const fields = shownFields(page, saved).filter(({ name, kind }) => kind !== "total" && String(saved[name]) !== String(typed[name]));
  return (
    <Banner kind="warning" title="保存されている内容が更新されました。">
      <p>下の欄には、入力された内容が残っています。このまま保存すると、入力された内容に置き換わります。</p>
      {fields.length > 0 && <p>保存されている内容は次のとおりです。</p>}
      {fields.length > 0 && <Facts facts={fields.map((field) => [field.label, readBack(field, saved[field.name])])} />}
      <Button look="outline" onClick={onSaved}>
        保存されている内容を使う
      </Button>
    </Banner>
  );
}
