// 終了 (seed 004, step 11).
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Facts } from "../../../kit/components/card";
import { Tel } from "../../../kit/components/tel";
import { ReissueScreen } from "./frame";
import s from "./reissue.module.css";

export default function Done() {
  return (
    <ReissueScreen title="終了" at={5} when={["requested"]}>
      {(flow) => {
        const federation = flow.federations.find(({ prefecture }) => prefecture === flow.prefecture);
        return (
          <>
            <Banner kind="success" title="ログイン情報の再発行申請を完了しました。" />
            <Facts
              facts={[
                ["受付番号", flow.receipt],
                ["通知先メールアドレス", flow.email],
                ...(federation
                  ? ([
                      ["審査を行う国保連合会", federation.name],
                      ["審査の目安", `${federation.days}営業日`],
                    ] as [string, string][])
                  : []),
              ]}
            />
            <ul class={s.notes}>
              <li>※国保連合会での審査が必要となるため、ログイン情報の再発行までに時間を要します。</li>
              <li>
                ※国保連合会での審査が完了すると、登録した通知先メールアドレスに「ログイン情報再発行申請結果通知」が通知されるので、審査結果を確認してください。承認された場合、事業所台帳に登録されている住所に［電子請求ログイン情報再発行通知書］が郵送されますので、内容を確認し、ログインしてください。
              </li>
              <li>
                ※［電子請求ログイン情報再発行通知書］に記載された仮パスワードでログインするまでは、現在のパスワードでもログインすることができます。
              </li>
              {federation?.envelope && (
                <li>
                  ※返信用封筒の送付が必要です。<a href={federation.page}>{federation.name}の案内</a>をご確認ください。
                </li>
              )}
            </ul>
            {federation && (
              <p>
                {federation.name} <Tel number={federation.tel} />　<a href={federation.page}>案内のページ</a>
              </p>
            )}
            <ButtonRow>
              <ButtonLink href="/">終了</ButtonLink>
            </ButtonRow>
          </>
        );
      }}
    </ReissueScreen>
  );
}
