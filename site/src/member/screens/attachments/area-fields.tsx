import { Button } from "../../../kit/components/button";
import { Unseen } from "../../../kit/components/unseen";
import type { Area } from "./picture";
import s from "./attachments.module.css";

const SIDES: [side: keyof Area, label: string][] = [
  ["x", "左から"],
  ["y", "上から"],
  ["width", "幅"],
  ["height", "高さ"],
];

interface Props {
  n: number;
  id: string;
  area: Area;
  onArea: (area: Area) => void;
  onRemove: () => void;
}

/** Place and size of one rectangle in percent; the arrow keys change them by one. */
export function AreaFields({ n, id, area, onArea, onRemove }: Props) {
  return (
    <fieldset class={s.area}>
      <legend>塗りつぶし {n + 1}</legend>
      <div class={s.numbers}>
        {SIDES.map(([side, label]) => (
          <label key={side} for={`${id}-${side}`}>
            {label}(%)
            <input
              id={`${id}-${side}`}
              type="number"
              min={0}
              max={100}
              step={1}
              value={Math.round(area[side])}
              onInput={(event) => onArea({ ...area, [side]: Math.min(100, Math.max(0, Number(event.currentTarget.value) || 0)) })}
            />
          </label>
        ))}
        <Button look="text" onClick={onRemove}>
          この枠を削除<Unseen>塗りつぶし {n + 1}</Unseen>
        </Button>
      </div>
    </fieldset>
  );
}
