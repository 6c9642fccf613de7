// 請求先都道府県選択 (seed 004, step 7); choosing sends the confirmation code.
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { choosePrefecture, type Reissue } from "../../../api/public";
import { Select } from "../../../kit/components/choices";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { ReissueScreen } from "./frame";

export default function Prefecture() {
  return (
    <ReissueScreen title="請求先都道府県選択" at={2} when={["started"]}>
      {(flow) => <PrefectureForm flow={flow} />}
    </ReissueScreen>
  );
}

function PrefectureForm({ flow }: { flow: Reissue }) {
  const [, go] = useLocation();
  const form = useForm(
    { prefecture: flow.prefecture ?? "" },
    v.object({ prefecture: v.pipe(v.string(), v.nonEmpty("請求先都道府県を選択してください。")) }),
    async ({ prefecture }) => {
      await choosePrefecture(prefecture);
      go("/reissue/code");
    },
  );
  return (
    <FormView form={form} labels={{ prefecture: "請求先都道府県" }}>
      <p>ログイン情報の再発行申請を行います。請求先都道府県を選択し、【次へ】ボタンを押してください。</p>
      <Select
        {...form.of("prefecture")}
        label="請求先都道府県"
        options={flow.federations.map(({ prefecture }) => ({ value: prefecture, label: prefecture }))}
      />
      <SendRow form={form} back="/reissue/apply">次へ</SendRow>
    </FormView>
  );
}
