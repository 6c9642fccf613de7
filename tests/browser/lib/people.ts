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
