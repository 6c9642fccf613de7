import type { Signup } from "../../../api/public";

/** Where the system's mail goes and from whom it comes (seed 001). */
export function MailNote({ flow }: { flow: Signup }) {
  const company = flow.arrives_at?.includes("会社") ?? false;
  return (
    <ul>
      <li>システムからのご連絡は、ここに記載のメールアドレス宛に送信します。メールアドレスは、ログイン後に変更できます。</li>
      {company && (
        <li>
          認証番号は{flow.arrives_at}に届きます。調査票の回答はご自宅からでもできますが、認証番号の確認には、そのメールを見られる環境が必要です。
        </li>
      )}
      {flow.sender && (
        <li>
          認証番号は「{flow.sender}」からお送りします。
          {!flow.takes_replies && "送信専用のメールアドレスのため、返信いただいてもお答えできません。"}
        </li>
      )}
    </ul>
  );
}
