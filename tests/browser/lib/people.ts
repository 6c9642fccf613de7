// Demo members of the rosters under tests/demo: one for each screen size, so that the runs do not meet.

export interface Person {
  insurer: string;
  symbol: string;
  number: string;
  /** As eight digits. */
  born: string;
  kana: string;
  /** Registered address; null where the member types one. */
  email: string | null;
}

const person = (insurer: string, symbol: string, number: string, born: string, kana: string, email: string | null): Person => ({
  insurer,
  symbol,
  number,
  born,
  kana,
  email,
});

const mail = (name: string) => `${name}@corp.example.jp`;

export const PEOPLE: Record<string, Person[]> = {
  phone: [
    person("0386", "10", "1000", "19860524", "ｵﾓﾃ ｳﾗﾗ", mail("member000.0386")),
    person("mirai", "01", "t011", "19620312", "いがらし じょーじ", mail("member000.mirai")),
    person("32290414", "210", "20000", "19770720", "スズキ　ジロウ", mail("member000.32290414")),
    person("ngx", "55", "070000", "19780428", "スズキケンイチ", null),
  ],
  desktop: [
    person("0386", "2", "1001", "19850120", "スズキ リヨウ", mail("member001.0386")),
    person("mirai", "02", "42", "19820120", "イトウ ケンイチ", mail("member001.mirai")),
    person("32290414", "105", "20006", "19780226", "ハセベ ケンイチ", mail("member002.32290414")),
    person("ngx", "55", "070011", "19750505", "イカラシ テツヘイ", null),
  ],
};

const ngx = (number: string, born: string, kana: string) => person("ngx", "55", number, born, kana, null);
const both = (phone: Person, desktop: Person): Record<string, Person> => ({ phone, desktop });

/** Members without an address for the tests of single states: a card belongs to one test, for it makes one account. */
export const CAST = {
  keys: both(ngx("070022", "19781010", "ナカムラ ジロウ"), ngx("070044", "19960229", "ケンポ タロウ")),
  keysSurvey: both(ngx("070110", "19810104", "コバヤシ タロウ"), ngx("070121", "19900520", "イトウ リョウ")),
  states: both(ngx("070066", "19830426", "ハセベ ジュンコ"), ngx("070077", "19630123", "スズキ ケンイチ")),
  between: both(ngx("070143", "19730502", "コンドウ ジロウ"), ngx("070165", "19620813", "スズキ チヅル")),
  uploads: both(ngx("070374", "19830603", "ケンポ ジロウ"), ngx("070231", "19840105", "タナカ リョウ")),
  uploadsEnded: both(ngx("070396", "19741020", "ホウジョウ テッペイ"), ngx("070341", "19770204", "ヤマザキ テッペイ")),
  uploadsFull: both(ngx("070330", "19631016", "イガラシ ケンイチ"), ngx("070429", "19940726", "ナカムラ チヅル")),
  back: both(ngx("070209", "19860205", "イガラシ タロウ"), ngx("070253", "19930226", "サトウ ショウ")),
  taken: both(ngx("070242", "19830420", "ノト テッペイ"), ngx("070286", "19781001", "オムロ ケンイチ")),
  refused: both(ngx("070264", "19860308", "ヤマザキ ジロウ"), ngx("070319", "19971209", "イガラシ タロウ")),
  times: both(ngx("070033", "19870511", "ヤマザキ ジロウ"), ngx("070033", "19870511", "ヤマザキ ジロウ")),
};
