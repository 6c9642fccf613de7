// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BirthDate } from "./birth-date";

let value: string;

function Drawn({ from }: { from: string }) {
  const [now, set] = useState(from);
  value = now;
  return <BirthDate name="birth_date" label="生年月日" value={now} onValue={set} />;
}
const draw = (from = "--") => act(() => render(<Drawn from={from} />, document.body));
const part = (unit: string) => document.querySelector<HTMLSelectElement>(`[aria-label="生まれた${unit}"]`)!;
const choose = (unit: string, to: string) =>
  act(() => {
    part(unit).value = to;
    part(unit).dispatchEvent(new Event("change"));
  });
const typed = () => document.querySelector<HTMLInputElement>("#birth_date-digits")!;
const type = (text: string) =>
  act(() => {
    typed().value = text;
    typed().dispatchEvent(new Event("input", { bubbles: true }));
  });

beforeEach(() => draw());
afterEach(() => render(null, document.body));

test("three selects make a date, part by part", () => {
  choose("年", "1951");
  choose("月", "01");
  expect(value).toBe("1951-01-");
  choose("日", "09");
  expect(value).toBe("1951-01-09");
});

test("the year says its Japanese ones, the day follows the month", () => {
  choose("年", "2023");
  choose("月", "02");
  expect([...part("年").options].find(({ value }) => value === "1989")?.text).toBe("1989(昭和64年・平成元年)");
  expect(part("日").options.length).toBe(1 + 28);
});

test.each(["19510109", "１９５１０１０９", "1951/01/09", "1951/1/9", "昭和26年1月9日", "S26.1.9"])("%s typed below fills the selects", (text) => {
  type(text);
  expect([value, part("年").value, part("月").value, part("日").value]).toEqual(["1951-01-09", "1951", "01", "09"]);
});

test("a choice takes the digits' place; fewer than eight are no date yet", () => {
  type("1951010");
  expect(value).toBe("--");
  type("19510109");
  choose("日", "10");
  expect([value, typed().value]).toEqual(["1951-01-10", ""]);
});

test("eight digits pasted anywhere in the group are taken, anything else is left to the field", () => {
  const paste = (text: string) => {
    const event = new Event("paste", { bubbles: true, cancelable: true }) as ClipboardEvent;
    Object.assign(event, { clipboardData: { getData: () => text } });
    act(() => void part("月").dispatchEvent(event));
    return event.defaultPrevented;
  };
  expect([paste("abc"), value]).toEqual([false, "--"]);
  expect([paste("1951年01月09日"), value]).toEqual([true, "1951-01-09"]);
});

test("a year that no select offers is not lost", () => {
  render(null, document.body);
  draw("1890-01-01");
  expect(part("年").value).toBe("1890");
});
