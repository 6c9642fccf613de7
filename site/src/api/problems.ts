// Generated from the catalogue of refusals by `make api`; do not edit.

/** Everything that the API can refuse: HTTP status and what a person reads. */
export const problems = {
  "invalid": { status: 422, title: "入力内容をご確認ください。" },
  "malformed": { status: 400, title: "送信された内容を読み取れませんでした。画面を読み込み直してから、もう一度お試しください。" },
  "too-large": { status: 413, title: "送信された内容が大きすぎます。" },
  "unsupported-media-type": { status: 415, title: "この形式では送信できません。" },
  "origin-refused": { status: 403, title: "このページからは送信できません。公式の画面から操作してください。" },
  "edge-refused": { status: 403, title: "この経路からはご利用いただけません。" },
  "no-flow": { status: 401, title: "手続きの有効時間が過ぎたか、手続きが開始されていません。お手数ですが最初からやり直してください。" },
  "no-session": { status: 401, title: "ログインの有効時間が過ぎたか、ログインされていません。もう一度ログインしてください。" },
  "terms-required": { status: 403, title: "ご利用には利用規約への同意が必要です。" },
  "not-found": { status: 404, title: "お探しの情報は見つかりませんでした。" },
  "method-not-allowed": { status: 405, title: "この操作はできません。" },
  "identity-refused": { status: 403, title: "入力された内容では本人確認ができませんでした。資格確認書などの記載をご確認のうえ、もう一度入力してください。すでにユーザーIDを作成済みの場合は、ログイン画面からログインするか、「ユーザーIDを忘れた方」へお進みください。" },
  "insurer-unknown": { status: 404, title: "この保険者指定コードは登録されていません。ご案内に記載されたコードをご確認ください。" },
  "user-id-taken": { status: 409, title: "このユーザーIDはすでに使われています。別のユーザーIDを入力してください。" },
  "code-refused": { status: 403, title: "認証番号が正しくないか、有効期限が切れています。メールをご確認のうえもう一度入力するか、認証番号を再送してください。" },
  "code-not-confirmed": { status: 403, title: "認証番号の確認が済んでいません。メールに記載された認証番号を入力してください。" },
  "code-too-soon": { status: 429, title: "認証番号は送信したばかりです。しばらく待ってから再送してください。" },
  "too-many-codes": { status: 429, title: "認証番号の送信回数が上限に達しました。時間をおいてからお試しください。" },
  "too-many-tries": { status: 429, title: "試行回数が上限に達しました。時間をおいてからもう一度お試しください。" },
  "login-refused": { status: 403, title: "ユーザーIDまたはパスワードが正しくありません。" },
  "account-closed": { status: 403, title: "ご加入の保険者(組合)の名簿で確認できなくなったため、このユーザーIDはご利用いただけません。お心当たりのない場合は、お問い合わせ先へご連絡ください。" },
  "campaign-closed": { status: 403, title: "回答期限を過ぎたため、この操作はできません。お問い合わせ先へご連絡ください。" },
  "campaign-not-open": { status: 403, title: "調査の開始前のため、この操作はできません。" },
  "stale": { status: 409, title: "ほかの画面で内容が更新されています。最新の内容を読み込んでから、もう一度お試しください。" },
  "wrong-state": { status: 409, title: "現在の状態では、この操作はできません。" },
  "upload-limit": { status: 403, title: "アップロードできるファイル数の上限に達しています。不要なファイルを削除してからお試しください。" },
  "upload-refused": { status: 422, title: "ファイルを受け付けられませんでした。" },
  "facility-not-found": { status: 404, title: "入力された事業所番号に該当する事業所が見つかりませんでした。事業所番号をご確認ください。" },
  "mail-unavailable": { status: 503, title: "メールを送信できませんでした。しばらく待ってからもう一度お試しください。" },
  "busy": { status: 503, title: "ただいま混み合っています。入力内容はそのままで、しばらく待ってからもう一度お試しください。" },
  "internal": { status: 500, title: "システムに問題が発生しました。入力内容はそのままで、しばらく待ってからもう一度お試しください。" },
} as const;

/** The name of a refusal. */
export type ProblemSlug = keyof typeof problems;
